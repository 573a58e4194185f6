"""A company's subscription as its page shows it, and what jobs have to look at."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now, today
from ouvrage.subscriptions import rules
from ouvrage.subscriptions.models import (
    MONTHS,
    Began,
    Incident,
    Notice,
    NoticeKind,
    Pause,
    PlanVersion,
    Subscription,
    Term,
)
from ouvrage.subscriptions.parameters import (
    NOTICE_MONTHS,
    ORDER_DAYS,
    REMINDER_DAYS,
)
from ouvrage.subscriptions.policy import running_term
from ouvrage.subscriptions.states import (
    IncidentState,
    SubscriptionState,
    TermState,
)


@dataclass(frozen=True, slots=True)
class Option:
    """What one may do now with a subscription, or why not."""

    name: str
    label: str | Promise
    is_allowed: bool
    why: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What leaving would have to settle (INV-28)."""

    subscription: Subscription | None
    incidents: list[Incident]

    @property
    def cents(self) -> int:
        return sum(incident.amount_cents for incident in self.incidents)


def plans_on_sale() -> list[PlanVersion]:
    """The version in force of each plan, in order."""
    rows = (
        PlanVersion.objects.filter(starts_at__lte=now())
        .select_related("plan")
        .order_by("plan__position", "-starts_at", "-number")
        .distinct("plan__position")
    )
    return list(rows)


def current(company_id: int) -> Subscription | None:
    """The company's running subscription or its unpaid order."""
    live = Subscription.objects.live().of_company(company_id)
    return live.select_related("plan", "next_plan", "brand").first()


def pending_incident(company_id: int) -> Incident | None:
    rows = Incident.objects.pending().filter(term__subscription__company_id=company_id)
    return rows.select_related("term__plan_version__plan").first()


def what_is_due(company_id: int) -> Due:
    """What is running and what is owed, before an account is closed."""
    incidents = Incident.objects.pending().filter(term__subscription__company_id=company_id)
    return Due(current(company_id), list(incidents.select_related("term")))


def what_applies(subscription: Subscription) -> list[Option]:
    """Shorten, withdraw, leave, pause: what applies today, and why."""
    until = rules.withdrawable_until(subscription)
    may_withdraw = subscription.is_running and until is not None and now() <= until
    term = running_term(subscription.company_id)
    was_paused = term is not None and Pause.objects.filter(term=term).exists()
    return [
        Option(
            "withdraw",
            _("Withdraw and be refunded in full"),
            may_withdraw,
            _("For 14 days, as long as no credit of the subscription is spent."),
        ),
        Option(
            "leave",
            _("Leave at once, with the unused days refunded"),
            subscription.is_free_to_leave,
            _("Applies when we did not announce the renewal in time."),
        ),
        Option(
            "cancel",
            _("Cancel for the end of the term"),
            subscription.is_running and subscription.cancelled_at is None,
            _("Always possible until the last day, 23:59, Paris time."),
        ),
        Option(
            "pause",
            _("Pause for 1 to 3 months"),
            subscription.state == SubscriptionState.ACTIVE and not was_paused,
            _("Once per term; the end moves by as many days."),
        ),
        Option(
            "refund",
            _("Be refunded pro rata"),
            False,
            _("Only when the platform is at fault: write to us, two members of staff decide."),
        ),
    ]


def cancelled_and_over() -> list[UUID]:
    rows = Subscription.objects.running().filter(cancelled_at__isnull=False, ends_on__lt=today())
    return list(rows.values_list("pk", flat=True))


def over_with_unpaid_order() -> list[UUID]:
    """Due for renewal, but an extension or a change still waits for its payment."""
    rows = Subscription.objects.running().filter(
        ends_on__lt=today(),
        terms__state=TermState.AWAITING,
        terms__began__in=[Began.EXTENDED, Began.CHANGED],
    )
    return list(rows.values_list("pk", flat=True))


def orders_to_abandon() -> list[UUID]:
    """First orders, extensions and changes that have waited too long."""
    before = now() - timedelta(days=ORDER_DAYS.value())
    rows = Term.objects.awaiting().filter(made_at__lt=before).exclude(began=Began.RENEWED)
    return list(rows.values_list("subscription_id", flat=True))


def to_announce() -> list[UUID]:
    """Subscriptions that may have a notice due today."""
    day = today()
    active = Subscription.objects.filter(
        state=SubscriptionState.ACTIVE, cancelled_at__isnull=True, ends_on__gte=day
    )
    found: set[UUID] = set()
    for kind, days in (
        (NoticeKind.FIRST, 31 * NOTICE_MONTHS.value()),
        (NoticeKind.SECOND, 31 * NOTICE_MONTHS.value()),
        (NoticeKind.REMINDER, REMINDER_DAYS.value()),
    ):
        rows = active.filter(ends_on__lte=day + timedelta(days=days))
        if kind != NoticeKind.REMINDER:
            rows = rows.filter(months__gt=MONTHS[0], ends_on__gte=day + timedelta(days=28))
        told = Notice.objects.filter(
            kind=kind, term__subscription=OuterRef("pk"), last_day_on=OuterRef("ends_on")
        )
        found |= set(rows.exclude(Exists(told)).values_list("pk", flat=True))
    return sorted(found)


def incidents_to_try() -> list[UUID]:
    rows = Incident.objects.filter(state=IncidentState.OPEN, next_try_on__lte=today())
    return list(rows.values_list("pk", flat=True))


def pauses_over() -> list[UUID]:
    rows = Pause.objects.filter(resumed_on__isnull=True, ends_on__lt=today())
    return list(rows.values_list("term__subscription_id", flat=True))
