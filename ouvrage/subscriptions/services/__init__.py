"""Ordering, renewing, ending and everything between."""

from ouvrage.subscriptions.services.announcing import announce_renewal
from ouvrage.subscriptions.services.cancelling import (
    Source,
    cancel_subscription,
    cancel_with_code,
    check_code,
    request_cancellation_code,
    undo_cancellation,
)
from ouvrage.subscriptions.services.changing import (
    change_plan,
    extend_subscription,
    plan_change,
)
from ouvrage.subscriptions.services.closing import end_for_closure
from ouvrage.subscriptions.services.ending import end_cancelled, refund_unused
from ouvrage.subscriptions.services.granting import grant_free_months, grant_months
from ouvrage.subscriptions.services.incidents import (
    answer_contest,
    cancel_debt,
    contest_incident,
    note_failure,
    try_incident_again,
)
from ouvrage.subscriptions.services.ordering import (
    abandon_order,
    confirmation_text,
    give_up_overdue,
    give_up_pending,
    order_subscription,
)
from ouvrage.subscriptions.services.pausing import pause_subscription, resume_subscription
from ouvrage.subscriptions.services.plans import decide_plan
from ouvrage.subscriptions.services.renewing import collect_term, renew_due
from ouvrage.subscriptions.services.settling import settle_term
from ouvrage.subscriptions.services.withdrawing import withdraw_order

__all__ = [
    "Source",
    "abandon_order",
    "announce_renewal",
    "answer_contest",
    "cancel_debt",
    "cancel_subscription",
    "cancel_with_code",
    "change_plan",
    "check_code",
    "collect_term",
    "confirmation_text",
    "contest_incident",
    "decide_plan",
    "end_cancelled",
    "end_for_closure",
    "extend_subscription",
    "give_up_overdue",
    "give_up_pending",
    "grant_free_months",
    "grant_months",
    "note_failure",
    "order_subscription",
    "pause_subscription",
    "plan_change",
    "refund_unused",
    "renew_due",
    "request_cancellation_code",
    "resume_subscription",
    "settle_term",
    "try_incident_again",
    "undo_cancellation",
    "withdraw_order",
]
