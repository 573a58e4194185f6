"""A company withdraws within its fourteen days: everything goes back (LEG-13)."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.services import take_back_grant
from ouvrage.subscriptions import facts, rules
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.services.ending import end_now, refund_terms
from ouvrage.subscriptions.services.granting import grants_of_term, spent_of_terms
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import EndReason


@transaction.atomic
def withdraw_order(*, subscription_id: UUID, actor: User) -> Subscription:
    """Withdraw from a subscription none of whose credits was spent; asking twice is asking once.

    Refused: subscriptions.not_running, too_late_to_withdraw, credits_spent.
    Then: subscriptions.withdrawn: refund, credit note, credits taken back, receipt.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    if subscription.end_reason == EndReason.WITHDRAWN:
        return subscription
    rules.check_running(subscription)
    terms = list(subscription.terms.paid())
    rules.check_withdrawable(subscription, spent_of_terms(term.pk for term in terms))
    for term in terms:
        for grant_id in grants_of_term(term.pk):
            take_back_grant(grant_id=grant_id, reference=f"withdrawal:{subscription.pk}")
    refund_terms(subscription, reason="withdrawn", is_whole=True)
    tell(facts.WITHDRAWN, subscription, actor, cents=sum(term.ttc_cents for term in terms))
    end_now(subscription, EndReason.WITHDRAWN, actor=actor)
    return subscription
