"""A subscription is over: what remains of its credits lives on to its own date."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.services import thaw_wallets
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import move
from ouvrage.payments.services import propose_refund, refund_payment, take_back_sale
from ouvrage.subscriptions import calendar, facts, rules
from ouvrage.subscriptions.models import Pause, Subscription, Term
from ouvrage.subscriptions.services.asking import give_up_term
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import EndReason, SubscriptionState, TermState

PAUSE = "pause"


def end_now(subscription: Subscription, reason: EndReason, *, actor: User | None) -> None:
    """End a locked subscription; a paused one thaws. Then: subscriptions.ended."""
    if subscription.state == SubscriptionState.PAUSED:
        _thaw(subscription, actor)
    for term in subscription.terms.awaiting():
        give_up_term(term, actor=actor)
    move(subscription, SubscriptionState.ENDED, by=actor, end_reason=reason, ended_at=now())
    tell(facts.ENDED, subscription, actor, reason=reason)


def frozen_by(pause: Pause) -> str:
    """The name under which a pause freezes the company's wallets."""
    return f"pause:{pause.pk}"


def _thaw(subscription: Subscription, actor: User | None) -> None:
    for pause in Pause.objects.filter(term__subscription=subscription, resumed_on__isnull=True):
        pause.resumed_on = today()
        pause.save(update_fields=["resumed_on"])
        thaw_wallets(
            company_id=subscription.company_id,
            cause=PAUSE,
            reference=frozen_by(pause),
            actor=actor,
        )


@transaction.atomic
def end_cancelled(*, subscription_id: UUID) -> None:
    """End a cancelled subscription whose last day is over; leave any other alone.

    Then: subscriptions.ended.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    is_over = subscription.ends_on is not None and subscription.ends_on < today()
    if subscription.is_running and subscription.cancelled_at is not None and is_over:
        end_now(subscription, EndReason.CANCELLED, actor=None)


@transaction.atomic
def refund_unused(*, subscription_id: UUID, reason: str, actor: User) -> Subscription:
    """End a subscription because the platform is at fault, and refund its unused days.

    Above `payments.refund_bound` a colleague approves each refund.
    Refused: subscriptions.not_running, subscriptions.payment_under_way.
    Then: subscriptions.ended, and refunds on their way or to be approved.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    rules.check_running(subscription)
    for term in subscription.terms.paid():
        cents = unused_cents(term, term.ttc_cents)
        if cents and term.payment_id:
            propose_refund(
                key=f"term:{term.pk}:unused",
                payment_id=term.payment_id,
                amount_cents=cents,
                reason=reason,
                actor=actor,
                sale_id=term.sale_id,
            )
    end_now(subscription, EndReason.CLOSED, actor=actor)
    return subscription


def refund_terms(subscription: Subscription, *, reason: str, is_whole: bool) -> None:
    """Give back, by a rule, the paid terms of a locked subscription, or their unused days."""
    for term in subscription.terms.paid():
        ht_cents = term.ht_cents if is_whole else unused_cents(term, term.ht_cents)
        refund_term(term, reason=reason, ht_cents=ht_cents)
        if is_whole:
            move(term, TermState.TAKEN_BACK, by=None)


def refund_term(term: Term, *, reason: str, ht_cents: int) -> None:
    """Take that much of a term's sale back, and give its money back with the VAT."""
    if not ht_cents or not term.payment_id or not term.sale_id:
        return
    back = take_back_sale(
        key=f"term:{term.pk}:{reason}",
        sale_id=term.sale_id,
        ht_cents=ht_cents,
        reason=reason,
        actor=None,
    )
    refund_payment(
        key=f"term:{term.pk}:{reason}",
        payment_id=term.payment_id,
        amount_cents=abs(back.ht_cents + back.vat_cents),
        reason=reason,
    )


def unused_cents(term: Term, cents: int) -> int:
    """The part of a price that pays the days after today."""
    day = today()
    if day >= term.ends_on:
        return 0
    if day < term.starts_on:
        return cents
    whole = calendar.days_between(term.starts_on, term.ends_on)
    return calendar.pro_rata(cents, (term.ends_on - day).days, whole)
