"""Mails about accounts, whose app stands below and cannot send any."""

from django.urls import reverse

from ouvrage.accounts import facts
from ouvrage.accounts.activation import activation_path
from ouvrage.accounts.models import User
from ouvrage.accounts.queries import is_verified
from ouvrage.brands.models import Brand
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.notifications.delivery.hearing import trust
from ouvrage.notifications.mails import queue_mail


@reacts_to(facts.ACCOUNT_OPENED)
def invite_to_activate(fact: Fact) -> None:
    """The link that lets the owner of a new account choose a password."""
    user = User.objects.get(pk=fact.subject_id)
    if not is_verified(user):
        _tell(fact, user, "accounts.activate", activation_path(user), secret=True)


@reacts_to(facts.ACCOUNT_RECALLED)
def invite_to_sign_in(fact: Fact) -> None:
    """The owner of a known address learns that something waits behind the sign-in."""
    user = User.objects.get(pk=fact.subject_id)
    _tell(fact, user, "accounts.recall", reverse("account_login"))


@reacts_to(facts.PSEUDO_ASKED)
def remind_of_pseudo(fact: Fact) -> None:
    """The pseudo, to the address of its owner only."""
    user = User.objects.get(pk=fact.subject_id)
    _tell(fact, user, "accounts.lost_pseudo", reverse("account_login"))


@reacts_to(facts.ACTIVATED, facts.ADDRESS_CONFIRMED)
def trust_a_confirmed_address(fact: Fact) -> None:
    """A link in a mail was followed: mails do arrive there."""
    trust(address=User.objects.get(pk=fact.subject_id).email)


def _tell(fact: Fact, user: User, kind: str, url: str, *, secret: bool = False) -> None:
    brand = Brand.objects.filter(pk=fact.data.get("brand_id")).select_related("entity").first()
    queue_mail(
        kind=kind, key=f"fact:{fact.pk}", to=user, action_url=url, brand=brand, secret=secret
    )
