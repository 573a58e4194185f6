"""Names on networks, and invitations to go on talking there."""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.folding import Folded
from ouvrage.messaging.detection.words import NETWORKS, PRIVATE_CHANNELS

CSS = (
    "media|import|font|font-face|page|supports|keyframes|layer|container|charset|property|namespace"
    "|scope|starting-style|tailwind|apply|include|extends?|mixin|use|forward|each|else|if|for|root"
)
DECORATORS = (
    "staticmethod|classmethod|property|cached_property|dataclass|abstractmethod|override|overload"
    "|login_required|require_post|transaction|app|pytest|functools|contextmanager|wraps|cache"
    "|component|injectable|input|output|directive|ngmodule|entity|bean|autowired|controller|service"
    "|test|param|returns?|throws|deprecated|see|todo|example|type|var|throws|author|since|link"
)
PACKAGES = "angular|types|babel|nestjs|vue|react|hono|tanstack|nuxtjs|astrojs|mui|emotion|storybook"
CODE_WORDS = f"{CSS}|{DECORATORS}|{PACKAGES}"
IS = r"(?:\s?(?::|=|->)\s?|\s(?:c'est|s'appelle|est|is)\s)"
MINE = r"(?:mon|notre|ma|moi|mes|my|our|perso)"
SHORT_NAMES = "insta|ig|snap|telegram|skype|discord|threads|tiktok|viber|signal"
REACH_ME = (
    r"(?:ajoute[rz]?|retrouve[rz]?|contacte[rz]?|ecri(?:re|vez|s)|cherche[rz]?|suive[rz]"
    r"|joi(?:ndre|gnez)|trouve[rz]?|appele[rz]?|text(?:o|ez)?|add|find|contact|reach|dm|hit|call"
    r"|message|look|envoye[rz])[\s-]{1,3}(?:moi|me|m')\b"
)
HANDLES = (
    re.compile(rf"(?<![\w.])@\s?(?!(?:{CODE_WORDS})\b)[a-z_][\w.]{{2,40}}(?![\w.]*[(/])"),
    re.compile(
        rf"\b{MINE}\s(?:compte\s|profil\s|page\s|id\s|pseudo\s){{0,2}}(?:{NETWORKS})"
        rf"{IS}(?:le\s|la\s)?[\"'«]?\s?(?!\d{{1,2}}\b|animer\b|creer\b)[\w.-]{{3,40}}"
    ),
    re.compile(
        rf"\b(?:{NETWORKS})\s?(?::|=|->|c'est)?\s{{0,3}}(?=[\w.]{{0,40}}(?:[._]\w|\d))[a-z][\w.]{{3,40}}\w"
    ),
    re.compile(rf"\b(?:{SHORT_NAMES})\s?[:=]\s?[a-z][\w.:]{{4,40}}(?=\s{{0,3}}(?:$|[\n.,;!)]))"),
    re.compile(
        rf"\b{REACH_ME}[^.!?\n]{{0,40}}"
        rf"\b(?:sur|via|par|on|dans)\s(?:mon\s|ma\s|my\s)?(?:{NETWORKS}|google|leboncoin|mon\ssite)\b"
    ),
    re.compile(
        rf"\b(?:continu(?:e|ons|er)|passons|parlons|discutons|echangeons|let's\s\w{{2,10}}|mp|dm)\b"
        rf"[^.!?\n]{{0,20}}\b(?:sur|via|par|on|over)\s(?:{PRIVATE_CHANNELS}|facebook)\b"
    ),
    re.compile(
        rf"\b(?:vous|tu)\s(?:me|m')\s?(?:trouver|retrouver|joindr|contacter|verr)\w{{1,4}}\b"
        rf"[^.!?\n]{{0,20}}\bsur\s(?:{NETWORKS}|google|internet)\b"
    ),
    re.compile(
        rf"\bje\ssuis\s(?:aussi\s|dispo\s|joignable\s|present\s)?(?:sur|via)\s(?:{NETWORKS})\b[^.!?\n]{{0,30}}\b(?:sous|pseudo|nom|:)"
    ),
    re.compile(
        rf"\b(?:regarde[rz]?|voir|voyez|visite[rz]?|see|check)\s(?:mon|my)\s(?:profil|compte|page|profile)?\s?(?:{NETWORKS})\b"
    ),
    re.compile(r"(?<![\w#])[a-z][\w.]{2,31}#\d{4}\b"),
    re.compile(
        rf"\b(?=[\w.]{{0,40}}(?:_|\d|\.\w))[a-z][\w.]{{3,30}}\s(?:sur|on)\s(?:{NETWORKS})\b"
    ),
    re.compile(rf"\bin/[\w-]{{4,40}}\s(?:sur|on)\s(?:{NETWORKS})\b"),
)


def find_handles(folded: Folded) -> Iterator[tuple[int, int]]:
    for pattern in HANDLES:
        yield from (found.span() for found in pattern.finditer(folded.text))
