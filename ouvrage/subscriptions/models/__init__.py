"""Plans by version, subscriptions with their terms, and the proofs of what was said."""

from ouvrage.subscriptions.models.incidents import Incident
from ouvrage.subscriptions.models.plans import MONTHS, Plan, PlanCode, PlanVersion
from ouvrage.subscriptions.models.proofs import (
    Acceptance,
    Cancellation,
    CancellationCode,
    CancellationWay,
    Notice,
    NoticeKind,
)
from ouvrage.subscriptions.models.subscriptions import (
    Began,
    Pause,
    Period,
    Subscription,
    Term,
)

__all__ = [
    "MONTHS",
    "Acceptance",
    "Began",
    "Cancellation",
    "CancellationCode",
    "CancellationWay",
    "Incident",
    "Notice",
    "NoticeKind",
    "Pause",
    "Period",
    "Plan",
    "PlanCode",
    "PlanVersion",
    "Subscription",
    "Term",
]
