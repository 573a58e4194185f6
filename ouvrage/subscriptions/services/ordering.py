"""A company orders a plan, having retyped its confirmation text; or gives the order up."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import Company, User
from ouvrage.brands.models import TextVersion
from ouvrage.brands.queries import text_in_force
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import move
from ouvrage.subscriptions import calendar, facts, rules
from ouvrage.subscriptions.defaults import CONFIRMATION
from ouvrage.subscriptions.errors import NoText
from ouvrage.subscriptions.models import Acceptance, Began, Plan, Subscription, Term
from ouvrage.subscriptions.parameters import ORDER_DAYS
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.services.asking import (
    ask_for_term,
    give_up_term,
    is_under_way,
    write_term,
)
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import SubscriptionState


@transaction.atomic
def order_subscription(
    *,
    order_id: UUID,
    plan_code: str,
    months: int,
    brand_id: int | None,
    typed: str,
    address: str | None,
    agent: str,
    actor: User,
) -> Subscription:
    """Order a plan for the actor's company, once per order; an unpaid earlier order gives way.

    Refused: subscriptions.not_on_sale, already_subscribed, text_differs, no_text,
    payment_under_way. Then: subscriptions.ordered, and its payment is asked.
    """
    company = Company.objects.select_for_update(no_key=True).get(pk=actor.company_id or 0)
    known = Subscription.objects.filter(pk=order_id).first()
    if known is not None:
        if known.company_id != company.pk:
            raise Http404
        return known
    plan = Plan.objects.get(code=plan_code)
    rules.check_on_sale(plan, months)
    text = confirmation_text(actor.language, brand_id)
    rules.check_retyped(text.body, typed)
    _give_way(company, actor)
    subscription = Subscription.objects.create(
        id=order_id, company=company, brand_id=brand_id, plan=plan, months=months
    )
    Acceptance.objects.create(
        id=new_id(),
        subscription=subscription,
        text=text,
        typed=typed,
        address=address,
        agent=agent[:300],
        accepted_by=actor,
    )
    term = _first_term(subscription)
    ask_for_term(term, actor=actor)
    tell(facts.ORDERED, subscription, actor, term_id=term.pk, plan=plan.code, months=months)
    return subscription


@transaction.atomic
def abandon_order(*, subscription_id: UUID, actor: User | None) -> Subscription:
    """Give up an order that is not paid; nothing is owed.

    Refused: subscriptions.payment_under_way. Then: subscriptions.abandoned.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    if subscription.state == SubscriptionState.AWAITING_PAYMENT:
        _abandon(subscription, actor)
    return subscription


@transaction.atomic
def give_up_pending(*, subscription_id: UUID, actor: User | None) -> Subscription:
    """Give up an extension or a change that is not paid; the subscription stays as it is.

    Refused: subscriptions.payment_under_way. Then: subscriptions.abandoned.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    waiting = subscription.terms.awaiting().filter(began__in=[Began.EXTENDED, Began.CHANGED])
    for term in waiting:
        give_up_term(term, actor=actor)
        tell(facts.ABANDONED, subscription, actor, term_id=term.pk)
    return subscription


@transaction.atomic
def give_up_overdue(*, subscription_id: UUID) -> None:
    """Give up what was ordered and not paid in `subscriptions.order_days`, or by the last day.

    Nothing is done while a bank is deciding. Then: subscriptions.abandoned.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    before = now() - timedelta(days=ORDER_DAYS.value())
    is_over = subscription.ends_on is not None and subscription.ends_on < today()
    for term in subscription.terms.awaiting().exclude(began=Began.RENEWED):
        if (is_over or term.made_at < before) and not is_under_way(term):
            give_up_term(term, actor=None)
            if subscription.state == SubscriptionState.AWAITING_PAYMENT:
                move(subscription, SubscriptionState.ABANDONED, by=None)
            tell(facts.ABANDONED, subscription, term_id=term.pk)


def confirmation_text(language: str, brand_id: int | None) -> TextVersion:
    """The sentence to retype, as it stands now. Refused: subscriptions.no_text."""
    text = text_in_force(CONFIRMATION, language=language, brand_id=brand_id)
    if text is None:
        raise NoText
    return text


def _give_way(company: Company, actor: User) -> None:
    live = Subscription.objects.live().filter(company=company)
    for subscription in live.select_for_update(no_key=True, of=("self",)):
        rules.check_not_subscribed(subscription)
        _abandon(subscription, actor)


def _abandon(subscription: Subscription, actor: User | None) -> None:
    for term in subscription.terms.awaiting():
        give_up_term(term, actor=actor)
    move(subscription, SubscriptionState.ABANDONED, by=actor)
    tell(facts.ABANDONED, subscription, actor)


def _first_term(subscription: Subscription) -> Term:
    """Its days are those of an order paid today; payment fixes them."""
    version = version_in_force(subscription.plan.code)
    if version is None:
        raise Http404
    first, months = today(), subscription.months
    return write_term(
        subscription,
        plan_version=version,
        began=Began.BOUGHT,
        months=months,
        anchor_on=first,
        starts_on=first,
        ends_on=calendar.last_day(first, months),
        ht_cents=version.price_cents(months),
    )
