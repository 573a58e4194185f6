"""The words of a newsletter: plain text, a few names filled in, nothing ever run (SEC-45)."""

import re
from collections.abc import Iterable

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.notifications.errors import WordsRefused
from ouvrage.notifications.newsletter.models import Newsletter

NAMED = re.compile(r"\{\s*(\w+)\s*\}")
KNOWN = ("name", "pseudo", "site")
"""What may stand between braces; anything else is refused when it is written."""
STRUCTURE = re.compile(r"^\s*(---|\[link\]|\[box\])", re.MULTILINE)


def check_words(texts: Iterable[str]) -> None:
    """Refused: notifications.words_refused (an unknown name, or the marks of our templates)."""
    for text in texts:
        unknown = [name for name in NAMED.findall(text) if name not in KNOWN]
        marks = STRUCTURE.findall(text)
        if unknown or marks:
            raise WordsRefused(words=", ".join([f"{{{name}}}" for name in unknown] + marks))


def filled(newsletter: Newsletter, person: User, brand: Brand | None) -> dict[str, str]:
    """Subject and body in this person's language, with the names filled."""
    values = {
        "name": person.full_name,
        "pseudo": person.pseudo,
        "site": brand.name if brand else "Ouvrage",
    }
    english = person.language == "en"

    def fill(text: str) -> str:
        known = NAMED.sub(lambda found: values.get(found.group(1), found.group()), text)
        return STRUCTURE.sub(" ", known.replace("\r\n", "\n"))

    return {
        "subject": fill(newsletter.subject_en if english else newsletter.subject_fr),
        "body": fill(newsletter.body_en if english else newsletter.body_fr),
    }
