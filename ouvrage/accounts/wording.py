"""Sentences that several forms share."""

from django.utils.translation import gettext_lazy as _

PSEUDO_SHAPE = _(
    "A pseudo has 3 to 30 letters without accents, digits, dots, hyphens or underscores, "
    "and starts and ends with a letter or a digit."
)
PASSWORD_HELP = _(
    "12 characters or more. A sentence that only you would say is best; "
    "no digit or symbol is demanded."
)
