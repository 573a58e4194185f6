"""Taking the signature off the end of what somebody wrote; in doubt it stays, for words count.

Three things end a mail: the line « -- » (RFC 3676), what a program says of itself (« Envoyé de mon
iPhone »), and a civil formula with a few short lines below it. The formula itself stays.
"""

import re

LONGEST_BLOCK = 9
LONGEST_LINE = 90
LAST_LINES = 6
DASHES = re.compile(r"--\s?|—")
PROGRAM = re.compile(
    r"(?:\*|_)?(?:"
    r"envoy[ée]e? (?:de(?:puis)?|à partir de|avec|via|par) (?:mon|ma|la|l.|un|une|yahoo|orange|"
    r"proton|outlook|gmail|samsung|courrier)\b.*|"
    r"(?:télécharge[rz]|obteni[rz]|obtenez|get) outlook (?:pour|for) .*|"
    r"sent (?:from|with|via) (?:my|yahoo|outlook|proton|gmail|mail|samsung|the)\b.*|"
    r"provenance : courrier pour windows.*|"
    r"garanti sans virus.*|virus-free.*|"
    r"(?:l.absence de virus|cet? e-?mail a été vérifié).*"
    r")",
    re.IGNORECASE,
)
FORMULA = re.compile(
    r"(?:(?:bien |très )?cordialement|(?:bien )?sincèrement|(?:bien )?amicalement|"
    r"(?:(?:bonne|belle|excellente) (?:journée|soirée|fin de journée|semaine|réception))|"
    r"bon(?: week-end| après-midi)|(?:sincères |meilleures |mes )?salutations(?: distinguées)?|"
    r"(?:bien )?à (?:vous|toi)|merci(?: (?:beaucoup|d.avance|par avance|bien))?|"
    r"au plaisir(?: de vous lire)?|à bientôt|"
    r"(?:(?:best|kind|warm) )?regards|best(?: wishes)?|cheers|"
    r"thanks(?: (?:a lot|again|in advance))?|"
    r"thank you(?: (?:very much|in advance))?|sincerely(?: yours)?|yours (?:truly|sincerely)|"
    r"all the best)\s?[,.!]?",
    re.IGNORECASE,
)
ITEM = re.compile(r"(?:[-•*–]|\d+[.)])\s")
POSTSCRIPT = re.compile(r"\s*p\.? ?s\.?\s*:?\b", re.IGNORECASE)


def without_signature(lines: list[str]) -> str:
    """These lines without what signs them, as one text without empty ends."""
    kept = _without_program(_before_dashes(_trimmed(lines)))
    kept = _without_block(_trimmed(kept))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in _trimmed(kept))).strip()


def _before_dashes(lines: list[str]) -> list[str]:
    """Up to « -- », when what follows is no longer than a signature."""
    for number, line in enumerate(lines):
        if DASHES.fullmatch(line) and len(lines) - number - 1 <= 2 * LONGEST_BLOCK:
            return lines[:number]
    return lines


def _without_program(lines: list[str]) -> list[str]:
    """Without a line near the end in which a program speaks."""
    far = len([line for line in lines if line.strip()]) - LAST_LINES
    seen, kept = 0, []
    for line in lines:
        seen += bool(line.strip())
        if seen > far and PROGRAM.fullmatch(line.strip()):
            continue
        kept.append(line)
    return kept


def _without_block(lines: list[str]) -> list[str]:
    """Without the few short lines below the last civil formula; it stays."""
    for number in range(len(lines) - 1, 0, -1):
        if FORMULA.fullmatch(lines[number].strip()):
            block = [line.strip() for line in lines[number + 1 :] if line.strip()]
            return lines[: number + 1] if _is_signature(block) else lines
    return lines


def _is_signature(block: list[str]) -> bool:
    """Names, a trade, numbers, an address: no sentence, nothing asked, no postscript."""
    return len(block) <= LONGEST_BLOCK and not any(_is_prose(line) for line in block)


def _is_prose(line: str) -> bool:
    return (
        len(line) > LONGEST_LINE
        or line.endswith("?")
        or POSTSCRIPT.match(line) is not None
        or ITEM.match(line) is not None
        or (line[-1] in ".!…:" and len(line.split()) > 3)
    )


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at both ends."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
