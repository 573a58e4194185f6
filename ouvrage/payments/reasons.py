"""Why a sale or its money goes back: the codes that the product writes, in words.

What a member of staff typed himself is his own sentence and stays as it is.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Promise] = {
    "withdrawn": _("Withdrawal within the days that the law and the contract give"),
    "refunded": _("Months that had not begun"),
    "unpaid": _("The payment did not come, or was taken back by the bank: nothing is owed"),
    "returned": _("The bank took the payment back: unspent credits went with it"),
    "free_to_leave": _("Left before the end, the renewal not having been announced in time"),
    "surplus": _("More had been paid than was asked"),
    "undone": _("What it was paid for no longer takes place"),
}


def reason_words(reason: str) -> str:
    """The sentence of a code, or what was typed."""
    return str(REASONS.get(reason, reason))
