"""An account closes: what its company has is settled before (INV-28)."""

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.credits.packs.queries import orders_to_drop
from ouvrage.credits.packs.services import give_up_order
from ouvrage.kit.time import today
from ouvrage.kit.transitions import move
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.errors import CreditsSpent, TooLateToWithdraw
from ouvrage.subscriptions.models import Cancellation, Subscription
from ouvrage.subscriptions.services.cancelling import Source, write_cancellation
from ouvrage.subscriptions.services.ending import end_now, leave_terms
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import not_begun, undo_term
from ouvrage.subscriptions.services.withdrawing import withdraw_order
from ouvrage.subscriptions.states import EndReason, SubscriptionState


@transaction.atomic
def end_for_closure(*, company_id: int, source: Source, actor: User) -> Cancellation | None:
    """Leave nothing that runs, is owed or will be drawn; asking twice is asking once.

    Whoever may still withdraw is refunded in full; whoever is free to leave, for the days not
    used; anybody, for the terms that have not begun. Returns what was received, as a proof.
    Refused: credits.payment_under_way.
    Then: subscriptions.withdrawn, closed or abandoned; credits.pack_given_up.
    """
    live = Subscription.objects.live().of_company(company_id)
    subscription = live.select_for_update(no_key=True, of=("self",)).first()
    for order_id in orders_to_drop(company_id):
        give_up_order(order_id=order_id, actor=actor)
    if subscription is None:
        return None
    if subscription.state == SubscriptionState.AWAITING_PAYMENT:
        _abandon(subscription, actor)
        return None
    was_free = subscription.is_free_to_leave
    cancellation = write_cancellation(subscription, source, actor, today())
    try:
        withdraw_order(subscription_id=subscription.pk, actor=actor)
    except (TooLateToWithdraw, CreditsSpent):
        _close(subscription, actor, was_free=was_free)
    return cancellation


def _close(subscription: Subscription, actor: User, *, was_free: bool) -> None:
    tell(facts.CLOSED, subscription, actor, effect_on=today())
    if was_free:
        leave_terms(subscription)
    else:
        for term in not_begun(subscription):
            undo_term(term, why=TakenBack.REFUNDED, actor=actor)
    end_now(subscription, EndReason.CLOSED, actor=actor)


def _abandon(subscription: Subscription, actor: User) -> None:
    """Also while a bank decides: what it pays all the same goes back."""
    for term in subscription.terms.awaiting():
        undo_term(term, why=TakenBack.WITHDRAWN, actor=actor)
    move(subscription, SubscriptionState.ABANDONED, by=actor)
    tell(facts.ABANDONED, subscription, actor)
