"""Whether words with dots between them are a site: by the public suffix list, and by ear.

A suffix that is also a word (« me », « de », « name ») or a file's ending (« ai », « py ») needs
something more: a path, a hyphen or a figure, or a word such as « site » before it.
"""

import re
from functools import lru_cache

import tldextract

extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

SURE = frozenset(("com", "fr", "net", "org", "eu", "be", "ch", "io", "co", "info", "paris", "bzh"))
SOURCES = frozenset(("py", "sh", "md", "rs", "pl", "ps"))
FILES = SOURCES | {"ai", "fm", "zip", "mov", "cc", "vi", "mp", "st", "ml", "so", "cab"}
ALSO_WORDS = """me de es it is in to la no se il us at as do my am by va ma sa au et so id ne ac ad
name run now new red blue here how one call play top vip fit date day map place plus space win pics
cool best like love say save men mom game pay able auto free fun tel post pub tube are bet box cat
dog eat prod read"""
WORDS = frozenset(ALSO_WORDS.split())
NOT_SITES = frozenset(
    ("asp.net", "vb.net", "ado.net", "socket.io", "draw.io", "paint.net", "web.dev", "github.io")
)
SITE_WORD = re.compile(
    r"\b(?:site|web|page|blog|book|portfolio|boutique|voir|voyez|visite[rz]?|visit|see|adresse|url)"
    r"\b[^\n]{0,25}$"
)


def is_site(host: str, *, written: str, before: str, after: str) -> bool:
    """Whether these words, as written there, lead somewhere."""
    if host in NOT_SITES:
        return False
    parts = _parts(host)
    if parts is None:
        return False
    domain, suffix = parts
    if re.match(r"/[\w@%]", after):
        return suffix not in SOURCES
    if suffix in FILES or re.match(r"\s?[(=\[]|->", after):
        return False
    if suffix in WORDS:
        return bool(re.search(r"[-\d]", domain) or SITE_WORD.search(before))
    return suffix in SURE or not _starts_sentence(written)


@lru_cache(maxsize=512)
def _parts(host: str) -> tuple[str, str] | None:
    found = extract(host)
    if not found.domain or not found.suffix:
        return None
    return found.domain, found.suffix.rpartition(".")[2]


def _starts_sentence(written: str) -> bool:
    """« rapide.Live »: a capital after the dot, small letters before it."""
    before, _, after = written.rpartition(".")
    return before[-1:].islower() and after[:1].isupper() and after[1:].islower()
