"""A company withdraws within its fourteen days: everything goes back (LEG-13)."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.credits.services import hold_wallets
from ouvrage.subscriptions import facts, rules
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.services.ending import end_now
from ouvrage.subscriptions.services.granting import spent_of_terms
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import undo_term
from ouvrage.subscriptions.states import EndReason


@transaction.atomic
def withdraw_order(*, subscription_id: UUID, actor: User) -> Subscription:
    """Withdraw from a subscription none of whose credits was spent; asking twice is asking once.

    The wallets are held before they are looked at: no credit is spent in between.
    Refused: subscriptions.not_running, too_late_to_withdraw, credits_spent.
    Then: subscriptions.withdrawn: refund, credit note, credits taken back, receipt.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    if subscription.end_reason == EndReason.WITHDRAWN:
        return subscription
    rules.check_running(subscription)
    terms = list(subscription.terms.paid())
    hold_wallets(subscription.company_id)
    rules.check_withdrawable(subscription, spent_of_terms(term.pk for term in terms))
    for term in terms:
        undo_term(term, why=TakenBack.WITHDRAWN, actor=actor)
    tell(facts.WITHDRAWN, subscription, actor, cents=sum(term.ttc_cents for term in terms))
    end_now(subscription, EndReason.WITHDRAWN, actor=actor)
    return subscription
