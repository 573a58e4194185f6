"""The texts of an order that staff may rewrite."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.texts import text
from ouvrage.subscriptions.defaults import CONFIRMATION, EXPLANATION

text(
    EXPLANATION,
    name=_("What a subscription means"),
    hint=_("Read before ordering, and sent with the letters that confirm it."),
    binds=True,
    is_proof=True,
)
text(
    CONFIRMATION,
    name=_("Sentence to retype when ordering"),
    hint=_("Kept with each order: its version, what was typed, when and from where."),
    is_proof=True,
)
