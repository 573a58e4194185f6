"""Where mails and payments lead people, and the signed link of a notice."""

from uuid import UUID

from django.core import signing

from ouvrage.subscriptions.models import Subscription

MINE = "/abonnement/"
TERMINATE = "/resilier/"
SALT = "subscriptions.cancel"


def cancel_token(subscription: Subscription) -> str:
    """Lets whoever holds the notice cancel this subscription, and nothing else."""
    return signing.dumps(subscription.pk.hex, salt=SALT)


def cancel_path(subscription: Subscription) -> str:
    """The page of one click that the notice leads to."""
    return f"{TERMINATE}{cancel_token(subscription)}/"


def subscription_of_token(token: str) -> Subscription | None:
    """The subscription a link speaks of, if the link is ours."""
    try:
        named = UUID(hex=signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Subscription.objects.filter(pk=named).select_related("plan", "company").first()
