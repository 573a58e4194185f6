"""A subscription is over: what remains of its credits lives on to its own date."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.credits.services import thaw_wallets
from ouvrage.kit.time import now, today
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment
from ouvrage.payments.services import propose_refund, refund_payment, take_back_sale
from ouvrage.payments.states import PaymentState
from ouvrage.subscriptions import calendar, facts, rules
from ouvrage.subscriptions.models import Incident, Pause, Subscription, Term
from ouvrage.subscriptions.services.asking import is_under_way, payment_of
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import sale_of, take_back_credits, undo_term
from ouvrage.subscriptions.states import EndReason, IncidentState, SubscriptionState

PAUSE = "pause"


def end_now(subscription: Subscription, reason: EndReason, *, actor: User | None) -> None:
    """End a locked subscription; nothing stays owed, a paused one thaws.

    Then: subscriptions.ended.
    """
    if subscription.state == SubscriptionState.PAUSED:
        _thaw(subscription, actor)
    pending = Incident.objects.pending().filter(term__subscription=subscription)
    for incident in pending.select_for_update(no_key=True, of=("self",)):
        undo_term(incident.term, why=TakenBack.UNPAID, actor=actor)
        move(incident, IncidentState.FORGIVEN, by=actor, closed_at=now(), next_try_on=None)
    for term in subscription.terms.awaiting():
        undo_term(term, why=TakenBack.UNPAID, actor=actor)
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

    A bank that is deciding about a missing payment is waited for. Then: subscriptions.ended.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    is_over = subscription.ends_on is not None and subscription.ends_on < today()
    missing = Incident.objects.pending().filter(term__subscription=subscription)
    if any(is_under_way(incident.term) for incident in missing.select_related("term")):
        return
    if subscription.is_running and subscription.cancelled_at is not None and is_over:
        end_now(subscription, EndReason.CANCELLED, actor=None)


@transaction.atomic
def refund_unused(*, subscription_id: UUID, reason: str, actor: User) -> Subscription:
    """End a subscription because the platform is at fault, and refund its unused days.

    Above `payments.refund_bound` a colleague approves each refund.
    Its credits stay: the holder did nothing wrong. Refused: subscriptions.not_running.
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
    end_now(subscription, EndReason.PLATFORM, actor=actor)
    return subscription


def leave_terms(subscription: Subscription) -> None:
    """Give back the days after today of a locked subscription that is left at once.

    Terms that have not begun are undone; the unspent credits of the month under way go back.
    """
    for term in subscription.terms.paid():
        if term.starts_on > today():
            undo_term(term, why=TakenBack.REFUNDED)
            continue
        payment, ht_cents = payment_of(term), unused_cents(term, term.ht_cents)
        if ht_cents and payment and payment.state == PaymentState.PAID:
            month = term.periods.order_by("-number").first()
            take_back_credits(term, TakenBack.REFUNDED, month=month.number if month else None)
            _refund_part(term, payment, ht_cents)


def _refund_part(term: Term, payment: Payment, ht_cents: int) -> None:
    """Take that much of a paid term's sale back, and give its money back with the VAT."""
    key, sale, reason = f"term:{term.pk}:left", sale_of(term), "free_to_leave"
    back = take_back_sale(key=key, sale_id=sale.pk, ht_cents=ht_cents, reason=reason, actor=None)
    refund_payment(key=key, payment_id=payment.pk, amount_cents=-back.ttc_cents, reason=reason)


def unused_cents(term: Term, cents: int) -> int:
    """The part of a price that pays the days after today."""
    day = today()
    if day >= term.ends_on:
        return 0
    if day < term.starts_on:
        return cents
    whole = calendar.days_between(term.starts_on, term.ends_on)
    return calendar.pro_rata(cents, (term.ends_on - day).days, whole)
