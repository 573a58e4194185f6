"""What happens to credits. Spending is told by whoever opens something with the credit."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import Reader, declare

GRANTED = declare("credits.granted", "Credits of one kind were given to a company, until a date.")
RETURNED = declare(
    "credits.returned",
    "A credit spent on a project came back to the company, on evidence.",
    icon="undo-2",
    sentence=_("{cause_label} ({kind_label})"),
    readers=frozenset({Reader.COMPANY, Reader.FOLLOWUP}),
)
EXPIRED = declare("credits.expired", "What was left of a grant expired unspent.")
TAKEN_BACK = declare(
    "credits.taken_back",
    "What was left of a grant went back before its time, with what it had come with.",
)
GOODWILL_ASKED = declare(
    "credits.goodwill_asked", "A member of staff asked for a gesture that a colleague must approve."
)
GOODWILL_DECLINED = declare("credits.goodwill_declined", "A colleague declined a gesture.")
FROZEN = declare(
    "credits.frozen", "A company’s credits can neither be spent nor expire, for a cause."
)
THAWED = declare(
    "credits.thawed", "A company’s credits can be spent again; dates of expiry moved by `days`."
)
PACK_ORDERED = declare("credits.pack_ordered", "A company ordered a pack; its payment is asked.")
PACK_PAID = declare("credits.pack_paid", "A pack was paid: its credits are given.")
PACK_REFUSED = declare(
    "credits.pack_refused", "The payment of a pack was refused; the order waits, nothing is owed."
)
PACK_GIVEN_UP = declare("credits.pack_given_up", "An order of a pack was given up before payment.")
PACK_WITHDRAWN = declare(
    "credits.pack_withdrawn", "A company withdrew from a pack of which it had spent nothing."
)
PACK_RETURNED = declare(
    "credits.pack_returned",
    "The bank took the money of a pack back; `taken` unspent credits went with it.",
)
PACK_DECIDED = declare("credits.pack_decided", "A pack has new figures from a moment on.")
