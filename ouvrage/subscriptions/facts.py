"""What happens to subscriptions. Each fact carries the company; `term_id` where there is one."""

from ouvrage.journal.registry import declare

PLAN_DECIDED = declare("subscriptions.plan_decided", "A plan has new figures from a moment on.")
ORDERED = declare(
    "subscriptions.ordered", "A company ordered a subscription and accepted its text."
)
ABANDONED = declare("subscriptions.abandoned", "An order was given up before anything was paid.")
BEGAN = declare("subscriptions.began", "The first term of a subscription was paid: it runs.")
RENEWED = declare("subscriptions.renewed", "A next term began and its payment was asked.")
TERM_PAID = declare("subscriptions.term_paid", "A renewed term was paid.")
EXTENDED = declare("subscriptions.extended", "Months paid in advance were added at the end.")
CHANGED = declare("subscriptions.changed", "A company moved to a larger plan at once.")
CHANGE_PLANNED = declare(
    "subscriptions.change_planned", "A subscription will renew as another plan, or as before again."
)
ORDER_REFUSED = declare(
    "subscriptions.order_refused", "The payment of an order was refused; nothing is owed."
)
NOTIFIED = declare("subscriptions.notified", "A renewal was announced to the members of a company.")
CANCELLED = declare(
    "subscriptions.cancelled", "A subscription will not renew; it runs to its last day."
)
REINSTATED = declare("subscriptions.reinstated", "A cancellation was undone before it took effect.")
CODE_ASKED = declare(
    "subscriptions.code_asked", "Somebody asked by e-mail for a code to cancel without signing in."
)
WITHDRAWN = declare(
    "subscriptions.withdrawn", "A company withdrew within the days it has; everything is refunded."
)
CLOSED = declare(
    "subscriptions.closed", "A company had what it holds settled, before its account closes."
)
PAUSED = declare("subscriptions.paused", "A subscription is paused; its end moved.")
RESUMED = declare("subscriptions.resumed", "A paused subscription runs again.")
ENDED = declare("subscriptions.ended", "A subscription ended; the company is on Découverte again.")
INCIDENT_OPENED = declare(
    "subscriptions.incident_opened", "The payment of a term did not come, or was taken back."
)
RETRY_REFUSED = declare("subscriptions.retry_refused", "The payment of an incident failed again.")
INCIDENT_SETTLED = declare("subscriptions.incident_settled", "The payment of an incident came.")
INCIDENT_CONTESTED = declare(
    "subscriptions.incident_contested", "A company contests an incident; retries stop."
)
CONTEST_ANSWERED = declare(
    "subscriptions.contest_answered", "The accountant answered a contested incident."
)
DEBT_CANCELLED = declare(
    "subscriptions.debt_cancelled",
    "The accountant cancelled what an incident left owed, saying why; the subscription ends.",
)
FELL_BACK = declare(
    "subscriptions.fell_back",
    "Unpaid to the end: the plan is Découverte again and nothing is owed.",
)
