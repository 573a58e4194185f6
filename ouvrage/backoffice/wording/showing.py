"""A decision about a text as a second person reads it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ouvrage.backoffice.decisions.showing import Shown, tells
from ouvrage.backoffice.wording.queries import readings
from ouvrage.brands.deciding import TEXT
from ouvrage.brands.models import Decision
from ouvrage.brands.texts import Text, text_of


def reach(text: Text) -> str:
    """Whom a new version of it touches."""
    if text.binds:
        return _(
            "It binds people: they are told before it holds. Whoever agreed to an earlier version "
            "keeps that one as proof."
        )
    return _("Nobody’s proof changes: whoever agreed to an earlier version agreed to that one.")


@tells(TEXT)
def tell_text(decision: Decision, whole: bool) -> Shown:
    """Both languages with what leaves and what comes."""
    text = text_of(decision.key)
    before, after = decision.payload["before"], decision.payload["bodies"]
    return Shown(
        about=_("Text"),
        title=text.name,
        url=reverse("backoffice:text", args=[decision.key]),
        readings=readings(before, after) if whole else [],
        touched=[reach(text)] if whole else [],
    )
