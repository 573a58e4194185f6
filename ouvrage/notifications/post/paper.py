"""The PDF of a batch: each letter on pages of its own, its address in the envelope’s window."""

from pathlib import Path
from typing import Any

from ouvrage.kit.time import paris_day
from ouvrage.notifications.post.models import Batch, PostalLetter
from ouvrage.notifications.post.queries import letters_of
from ouvrage.ui.paper.typesetting import typeset

TEMPLATE = Path(__file__).parent / "letter.typ"


def make_pdf(batch: Batch) -> bytes:
    """The same batch gives the same bytes: printed anew, it is the same letters."""
    letters = [printed(letter) for letter in letters_of(batch)]
    return typeset(TEMPLATE, {"letters": letters}, batch.printed_at)


def printed(letter: PostalLetter) -> dict[str, Any]:
    """One letter in words."""
    mail = letter.mail
    entity = mail.brand.entity if mail.brand else None
    return {
        "lines": letter.lines.split("\n"),
        "language": mail.language,
        "subject": mail.subject,
        "text": mail.text,
        "on": paris_day(mail.queued_at).isoformat(),
        "sender": mail.brand.name if mail.brand else "Ouvrage",
        "house": [entity.name, entity.street, f"{entity.postcode} {entity.city}"] if entity else [],
        "number": str(letter.pk)[-8:],
    }
