"""A running subscription is extended, made larger at once, or smaller at its end."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import today
from ouvrage.payments.services import default_method
from ouvrage.subscriptions import calendar, facts, rules
from ouvrage.subscriptions.errors import NotOnSale
from ouvrage.subscriptions.models import Began, Plan, PlanVersion, Subscription, Term
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.services.asking import ask_for_term, write_term
from ouvrage.subscriptions.services.telling import tell


@transaction.atomic
def extend_subscription(*, subscription_id: UUID, months: int, actor: User) -> Term:
    """Order months to add at the end, at today's price; they are had once they are paid.

    Refused: subscriptions.not_on_sale, not_running, will_end, incident_pending, order_pending.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    rules.check_goes_on(subscription)
    rules.check_on_sale(subscription.plan, months)
    version = _version(subscription.plan)
    first = calendar.month_start(subscription.ends_on or today(), 0) + calendar.ONE_DAY
    term = write_term(
        subscription,
        plan_version=version,
        began=Began.EXTENDED,
        months=months,
        anchor_on=first,
        starts_on=first,
        ends_on=calendar.last_day(first, months),
        ht_cents=version.price_cents(months),
    )
    ask_for_term(term, actor=actor)
    return term


@transaction.atomic
def change_plan(*, subscription_id: UUID, plan_code: str, actor: User) -> Term:
    """Order a larger plan for what remains of the term, days pro rata; had once it is paid.

    Refused: subscriptions.not_larger, not_running, will_end, incident_pending, order_pending.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    rules.check_goes_on(subscription)
    term = running(subscription)
    wanted = _version(Plan.objects.get(code=plan_code))
    rules.check_larger(term.plan_version, wanted, term.months)
    larger = write_term(
        subscription,
        plan_version=wanted,
        began=Began.CHANGED,
        months=term.months,
        anchor_on=term.anchor_on,
        first_month=term.first_month,
        shifted_on=term.shifted_on,
        shift_days=term.shift_days,
        starts_on=today(),
        ends_on=term.ends_on,
        ht_cents=difference_cents(term, wanted),
    )
    method = default_method(subscription.company_id)
    ask_for_term(larger, actor=actor, method_id=method.pk if method else None)
    return larger


@transaction.atomic
def plan_change(*, subscription_id: UUID, plan_code: str, actor: User) -> Subscription:
    """Choose a smaller plan for the end of the term, or, naming one's own, stay with it.

    Refused: subscriptions.not_smaller, subscriptions.not_running.
    Then: subscriptions.change_planned.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    rules.check_running(subscription)
    wanted = Plan.objects.get(code=plan_code)
    if wanted != subscription.plan:
        own = _version(subscription.plan)
        rules.check_smaller(own, _version(wanted), subscription.months)
    chosen = None if wanted == subscription.plan else wanted
    if chosen != subscription.next_plan:
        subscription.next_plan = chosen
        subscription.save(update_fields=["next_plan"])
        tell(facts.CHANGE_PLANNED, subscription, actor, plan=wanted.code)
    return subscription


def difference_cents(term: Term, wanted: PlanVersion) -> int:
    """HT: what the larger plan costs more, for the days that remain, today included."""
    more = wanted.price_cents(term.months) - term.plan_version.price_cents(term.months)
    whole = calendar.days_between(term.starts_on, term.ends_on)
    return calendar.pro_rata(more, min(whole, calendar.days_between(today(), term.ends_on)), whole)


def running(subscription: Subscription) -> Term:
    """The paid term that holds today. Refused: subscriptions.not_running."""
    day = today()
    terms = subscription.terms.paid().select_related("plan_version__plan").order_by("-number")
    term = next((term for term in terms if term.holds(day)), None)
    if term is None:
        rules.check_running(subscription)
        raise NotOnSale
    return term


def _version(plan: Plan) -> PlanVersion:
    version = version_in_force(plan.code)
    if version is None:
        raise NotOnSale
    return version
