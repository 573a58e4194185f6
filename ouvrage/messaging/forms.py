"""What forms share that hold texts for the other side."""

from django.core.exceptions import ValidationError

from ouvrage.messaging.errors import ContactDetails
from ouvrage.messaging.rules import check_no_contact_details


class NotQuiet(ValidationError):
    """The refusal beside its field, which shows what was found and offers a rewrite."""

    def __init__(self, refusal: ContactDetails) -> None:
        self.refusal = refusal
        super().__init__(refusal.text, code=refusal.code)


def quiet(text: str) -> str:
    """A text that tells no way around the platform (RULES §9)."""
    try:
        check_no_contact_details(text)
    except ContactDetails as refusal:
        raise NotQuiet(refusal) from refusal
    return text
