"""Messages about ratings: invitations, reminders, publications, replies."""

from django.urls import reverse
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.contracts.queries import contract_of
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.parameters import REPLY_DAYS


def tell(name: str, key: str, reader: User, review: Review, *, text: str | Promise) -> None:
    """Tell one person once: the notice, and the mail `reviews/mail/<name>.txt`."""
    project = review.project
    url = reverse("reviews:give", args=[project.pk])
    kind = f"reviews.{name}"
    full_key = f"{kind}:{key}:{reader.pk}"
    notify(kind=kind, key=full_key, reader=reader, text=text, url=url, project_id=project.pk)
    queue_mail(
        kind=kind,
        key=full_key,
        to=reader,
        context={"project": project, "review": review, "reply_days": REPLY_DAYS.value()},
        action_url=url,
        project_id=project.pk,
        brand=project.brand,
    )


def author_of(review: Review) -> User | None:
    """Who is asked to give this rating: the client, or whoever made the company's offer."""
    if review.side == ReviewSide.CLIENT:
        return review.client
    return _provider(review)


def rated_by(review: Review) -> User | None:
    """Whom this rating is about, as a person to tell."""
    return _provider(review) if review.side == ReviewSide.CLIENT else review.client


def _provider(review: Review) -> User | None:
    contract = contract_of(review.project_id)
    return contract.offer.author if contract else None
