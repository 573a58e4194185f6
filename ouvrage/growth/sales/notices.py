"""The letter that keeps a promise."""

from django.urls import reverse

from ouvrage.growth.sales.models import Commitment
from ouvrage.notifications.mails import queue_mail


def tell_promise(commitment: Commitment) -> None:
    """What was promised, word for word, to each member; within the minute it was given."""
    for member in commitment.company.members.filter(is_active=True):
        queue_mail(
            kind="growth.promise",
            key=f"growth.promise:{commitment.pk}:{member.pk}",
            to=member,
            context={"commitment": commitment},
            action_url=reverse("growth:commitments"),
        )
