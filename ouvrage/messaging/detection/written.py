"""Mail addresses, links and handles, also when spelt out: « arobase », « point com ».

Every repetition is bounded, so that no text, however made, takes long to read.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]

SURE_TLDS = (
    "com|fr|net|org|eu|be|ch|io|co|biz|info|dev|app|design|studio|agency|shop|site|online|website"
    "|paris|bzh|tech|xyz|cloud|page|link|lu|uk|ca|mc|re|digital|media|graphics|photo|portfolio"
)
MORE_TLDS = f"{SURE_TLDS}|me|de|it|es|pt|nl|pro|art|tv|fm|ly|gg|gl|la|us|ee|in|example"
SPACE = r"[\s_]{0,3}"
LEFT, RIGHT = r"[(\[{<«\"'\-*]?\s?", r"\s?[)\]}>»\"'\-*]?"
AT_WORD = r"(?:arr?obas(?:e|que)?|a\s?commercial|at\s?sign)"
AT = (
    rf"(?:{SPACE}@{SPACE}|{SPACE}{LEFT}{AT_WORD}{RIGHT}{SPACE}"
    rf"|{SPACE}[(\[{{<*]\s?(?:at|a|@|chez)\s?[)\]}}>*]{SPACE}|[\s_]at[\s_])"
)
DOT = (
    rf"(?:\s?\.\s?|{SPACE}{LEFT}\b(?:point|dot|pt)\b{RIGHT}{SPACE}|_dot_|_point_"
    rf"|{SPACE}[(\[{{<]\s?\.\s?[)\]}}>]{SPACE})"
)
NAME = r"[a-z0-9][a-z0-9._+-]{0,63}"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?"
MAILBOXES = (
    "gmail|googlemail|hotmail|outlook|yahoo|ymail|protonmail|proton|laposte|wanadoo|icloud|gmx|msn"
    "|live|orange|free|sfr|aol|tutanota|hey"
)
EMAILS = (
    re.compile(rf"\b{NAME}@{LABEL}(?:\.{LABEL}){{0,4}}\.[a-z]{{2,24}}\b"),
    re.compile(rf"\b{NAME}{AT}{LABEL}(?:{DOT}{LABEL}){{0,4}}{DOT}(?:{MORE_TLDS})\b"),
    re.compile(rf"\b{NAME}{SPACE}(?:@|{AT_WORD}){SPACE}(?:{MAILBOXES})\b"),
    re.compile(
        rf"\b{NAME}\s(?:chez|at|sur)\s(?:gmail|hotmail|yahoo|protonmail|proton|laposte|icloud)"
        rf"(?=\s*(?:$|[.,;!?)]|point\b|dot\b|com\b|fr\b))"
    ),
    re.compile(rf"\b(?:{MAILBOXES})\s?[:=]\s?{LABEL}[._\d][a-z0-9._]+"),
    re.compile(rf"\b{NAME}\s(?:gmail|hotmail|yahoo|outlook|laposte|orange)\s(?:com|fr)\b"),
)

NOT_SITES = {"asp.net", "vb.net", "ado.net", "node.js", "socket.io", "draw.io", "paint.net"}
LINKS = (
    re.compile(r"\b(?:https?|ftp)\s?:\s?/\s?/\s?\S+"),
    re.compile(r"\bh(?:tt|xx)ps?\b\s?[:/.]{1,3}\S+"),
    re.compile(rf"\bwww{DOT}{LABEL}(?:{DOT}{LABEL}){{0,4}}"),
    re.compile(rf"(?<![\w.@/-])(?:{LABEL}\.){{1,5}}(?:{SURE_TLDS})\b(?![\w-]|\.\w)(?:/\S*)?"),
    re.compile(rf"(?<![\w.@/-])(?:{LABEL}\.){{1,5}}(?:{MORE_TLDS})/\S+"),
    re.compile(
        rf"\b(?!(?:un|le|ce|au|du|mon|ton|son|notre|votre|premier|petit|chaque|seul|dernier|grand"
        rf"|et|en|a|par|bon|autre|point)\s){LABEL}\s?[(\[]?\s?\b(?:point|dot)\b\s?[)\]]?\s?"
        rf"(?:com|fr|net|org|io|eu|be|ch|studio|design)\b"
    ),
    re.compile(rf"(?<![\w.@/-]){LABEL}\s?[(\[]\s?\.\s?[)\]]\s?(?:{SURE_TLDS})\b"),
    re.compile(
        rf"(?<![\w.@/-]){LABEL}(?:\s\.\s?|\s?\.\s)(?:com|fr|net|org|eu)\b(?=\s*(?:$|[/,;!?)]|\n))"
    ),
)

NETWORKS = (
    "instagram|insta|facebook|fb|linkedin|twitter|telegram|whatsapp|whats\\s?app|wathsapp|snapchat"
    "|snap|discord|skype|signal|tiktok|tik\\s?tok|behance|dribbble|malt|fiverr|upwork|viber"
    "|messenger|threads|mastodon|bluesky|pinterest|youtube|calendly"
)
CODE_WORDS = (
    "media|import|font|font-face|page|supports|keyframes|layer|container|charset|property|angular"
    "|types|babel|nestjs|vue|react|namespace|scope|starting-style|tailwind|apply|include|extends"
    "|mixin|override|param|return|deprecated|see|todo|example"
)
HANDLES = (
    re.compile(rf"(?<![\w.])@\s?(?!(?:{CODE_WORDS})\b)[a-z_][\w.]{{2,}}"),
    re.compile(
        rf"\b(?:mon|notre|ma|moi|mes|my|our|perso)\s(?:compte\s|profil\s|page\s|id\s)?(?:{NETWORKS})"
        rf"\s?(?::|=|->|c'est|s'appelle|est|is)\s*(?:le\s|la\s)?[\"'«]?\s?(?!\d{{1,2}}\b)[\w.-]{{3,}}"
    ),
    re.compile(
        rf"\b(?:{NETWORKS})\s?(?::|=|->|c'est)?\s*(?=[\w.]{{0,40}}(?:[._]\w|\d))[a-z][\w.]{{3,}}\w"
    ),
    re.compile(
        rf"\b(?:ajoute[rz]?|retrouve[rz]?|contacte[rz]?|ecri(?:re|vez|s)|cherche[rz]?|suive[rz]|joi(?:ndre|gnez)"
        rf"|trouve[rz]?|appele[rz]?|text(?:o|ez)|add|find|contact|reach)[\s-]+(?:moi|me|m')\b[^.!?\n]{{0,40}}"
        rf"\b(?:sur|via|par|on|dans)\s(?:mon\s|ma\s|my\s)?(?:{NETWORKS}|google|leboncoin|mon\ssite)\b"
    ),
    re.compile(
        rf"\bje\ssuis\s(?:aussi\s|dispo\s|joignable\s|present\s)?(?:sur|via)\s(?:{NETWORKS})\b[^.!?\n]{{0,30}}\b(?:sous|pseudo|nom|:)"
    ),
    re.compile(r"(?<![\w#])[a-z][\w.]{2,31}#\d{4}\b"),
    re.compile(
        rf"\b(?=[\w.]{{0,40}}(?:_|\d|\.\w))[a-z][\w.]{{3,30}}\s(?:sur|on)\s(?:{NETWORKS})\b"
    ),
)


def find_emails(text: str) -> Iterator[Span]:
    for pattern in EMAILS:
        yield from (found.span() for found in pattern.finditer(text))


def find_links(text: str) -> Iterator[Span]:
    for pattern in LINKS:
        for found in pattern.finditer(text):
            if found[0].strip() not in NOT_SITES:
                yield found.span()


def find_handles(text: str) -> Iterator[Span]:
    for pattern in HANDLES:
        yield from (found.span() for found in pattern.finditer(text))
