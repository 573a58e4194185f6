"""The text that clients say yes to."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.texts import text
from ouvrage.projects.commitment.wording import KEY

text(
    KEY,
    name=_("Reply commitment of a client"),
    hint=_("Said yes to on the phone, then by one click. {day} is the day promised."),
    variables=("day",),
    is_proof=True,
)
