"""Ways to direct contact without the detail itself: a search to make, a paper, a question, a CV."""

import re
from collections.abc import Iterator

from ouvrage.messaging.detection.folding import Folded

Span = tuple[int, int]

ADDRESS = (
    r"(?:numero(?!\sde\s(?:siret|siren|tva|commande|client|serie|projet))|tel(?:ephone)?|portable"
    r"|mails?|e-?mails?|adresse\s(?:mail|e-?mail)|phone(?:\snumber)?|coordonnees(?!\sbancaires)"
    r"|whatsapp|insta|skype|06)"
)
FIND_PLACE = (
    r"(?:google|internet|le\snet|un\smoteur(?:\sde\srecherche)?|bing|qwant"
    r"|(?:les\s)?pages\sjaunes|l'annuaire)"
)
DETOURS = (
    re.compile(
        rf"(?:\b(?:tape|cherche|trouve|regarde)[zs]|(?<![a-z]\s)\b(?:tape|cherche|regarde))\b[^.!?\n]{{1,70}}"
        rf"\b(?:dans|sur)\s{FIND_PLACE}\b"
    ),
    re.compile(r"\bgoogle(?:[zr]|s)?(?:[\s-]moi\b|\sme\b|\s[«\"][^»\"\n]{3,60})"),
    re.compile(
        r"\b(?:mon|mes|my)\b[^.!?\n]{1,30}\b(?:premiere?|first)\s(?:resultat|page|lien|result)\b"
        r"[^.!?\n]{0,20}\bgoogle\b"
    ),
    re.compile(r"\brecherche\sgoogle\b[^.!?\n]{0,15}\b(?:mon|notre)\snom\b"),
    re.compile(
        r"\b(?:je|nous|notre|mon|j'|societe|agence)\b[^.!?\n]{0,30}\bdans\s(?:l'annuaire|les\spages"
        r"\sjaunes)\b"
    ),
    re.compile(r"\b(?:trouvez|cherchez)[\s-](?:nous|moi)\ssur\spages\sjaunes\b"),
    re.compile(
        rf"\b(?:mon|mes|nos|my|our|notre)\s(?:{ADDRESS}|adresse)\b[^.!?\n]{{0,30}}"
        rf"\b(?:dans|sur|en|on|in)\s(?:le\s|la\s|les\s|mon\s|ma\s|mes\s|notre\s|my\s|the\s)?"
        rf"(?:site|pdf|fichier|piece|document|visuel|image|maquette|cv|filigrane|carte|profil|file"
        rf"|attachment|website|attached)\b"
    ),
    re.compile(
        r"\b(?:voici|voila|here\sare)\s(?:mes|nos|my|our)\s(?:coordonnees|contact\sdetails)\b"
    ),
    re.compile(
        rf"\b(?:quel\sest|donne[zs]?[\s-]moi|envoye[zs]?[\s-]moi|laisse[zs]?[\s-]moi|me\sdonner"
        rf"|m'envoyer|me\slaisser|communique[zr][\s-]moi|what(?:\sis|'s)|send\sme|give\sme)\s"
        rf"(?:un\s|a\s)?(?:votre|ton|your)\s{ADDRESS}\b"
    ),
    re.compile(
        r"\b(?:qr[\s-]?code|flashcode)\b[^.!?\n]{0,45}\b(?:me\s(?:joindre|contacter)|mon|mes|ma|my)\b"
    ),
    re.compile(r"\bnumero\b[^.!?\n]{0,15}\bsur\s(?:leur|mon|notre)\ssite\b"),
    re.compile(r"\ba\sun\ssite\savec\s(?:notre|mon|leur)\snumero\b"),
    re.compile(r"\barr?obase?\s(?:suivi|puis|et\sensuite)\b"),
)
CV = r"(?:cv|curriculum(?:\svitae)?)"
GIVEN = r"(?:ci-joint|joint|piece\sjointe|attache|attached|annexe|coordonnees|lien)"
GIVING = (
    r"(?:ci-joint|joins|jointe?|voici|voir|trouverez|envoie|regardez|lisez|consultez|attached"
    r"|transmets|find|see)"
)
RESUMES = (
    re.compile(rf"\b(?:mon|notre|my)\s{CV}\b[^.!?\n]{{0,30}}\b{GIVEN}\b"),
    re.compile(rf"\b{GIVING}\s(?:\w{{1,10}}\s)?(?:mon|notre|my|le|un)\s{CV}\b"),
    re.compile(rf"\b(?:dans|sur|in)\s(?:mon|notre|my)\s{CV}\b"),
    re.compile(rf"\b{CV}\s{GIVEN}\b"),
    re.compile(r"\bmy\sresume\b"),
)


def find_detours(folded: Folded) -> Iterator[Span]:
    for pattern in DETOURS:
        yield from (found.span() for found in pattern.finditer(folded.text))


def find_resumes(folded: Folded) -> Iterator[Span]:
    for pattern in RESUMES:
        yield from (found.span() for found in pattern.finditer(folded.text))
