"""An account closes: what its company has is settled before (INV-28)."""

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.kit.time import today
from ouvrage.kit.transitions import move
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.errors import CreditsSpent, TooLateToWithdraw
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.services.ending import end_now
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import undo_term
from ouvrage.subscriptions.services.withdrawing import withdraw_order
from ouvrage.subscriptions.states import EndReason, SubscriptionState


@transaction.atomic
def end_for_closure(*, company_id: int, actor: User) -> None:
    """Leave nothing that runs, is owed or will be drawn; asking twice is asking once.

    Whoever may still withdraw is refunded in full; otherwise the terms that have not begun are.
    Then: subscriptions.withdrawn, ended or abandoned.
    """
    live = Subscription.objects.live().of_company(company_id)
    subscription = live.select_for_update(no_key=True, of=("self",)).first()
    if subscription is None:
        return
    if subscription.state == SubscriptionState.AWAITING_PAYMENT:
        _abandon(subscription, actor)
        return
    try:
        withdraw_order(subscription_id=subscription.pk, actor=actor)
    except (TooLateToWithdraw, CreditsSpent):
        for term in subscription.terms.paid().filter(starts_on__gt=today()):
            undo_term(term, why=TakenBack.REFUNDED, actor=actor)
        end_now(subscription, EndReason.CLOSED, actor=actor)


def _abandon(subscription: Subscription, actor: User) -> None:
    """Also while a bank decides: what it pays all the same goes back."""
    for term in subscription.terms.awaiting():
        undo_term(term, why=TakenBack.WITHDRAWN, actor=actor)
    move(subscription, SubscriptionState.ABANDONED, by=actor)
    tell(facts.ABANDONED, subscription, actor)
