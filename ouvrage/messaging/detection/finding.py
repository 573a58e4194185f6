"""What was found: its kind, why it stays out, and where it stands."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Which way around the platform it is, in the words a person reads."""

    PHONE = "phone", _("phone number")
    EMAIL = "email", _("e-mail address")
    LINK = "link", _("link")
    HANDLE = "handle", _("name on a network")
    RESUME = "resume", _("curriculum vitae")
    DETOUR = "detour", _("way to direct contact")


@dataclass(frozen=True, slots=True)
class Finding:
    """A contact detail: its kind, its place in the text as written, and its words."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def reason(self) -> str:
        """« numéro de téléphone », in the reader's language."""
        return str(self.kind.label)
