"""Proving an address and choosing the first password."""

from allauth.account.models import EmailAddress
from django.db import transaction

from ouvrage.accounts import errors, facts
from ouvrage.accounts.activation import person_of
from ouvrage.accounts.models import User
from ouvrage.journal.services import record


@transaction.atomic
def activate_account(*, token: str, password: str) -> User:
    """Choose the first password from the link in the mail, which proves the address.

    Refused: accounts.link_dead. Then: accounts.activated.
    """
    found = person_of(token)
    if found is None:
        raise errors.LinkDead
    user = User.objects.select_for_update(no_key=True).get(pk=found.pk)
    if person_of(token) is None:  # used by another request while we waited for the row
        raise errors.LinkDead
    user.set_password(password)
    user.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    note_confirmed(user)
    return user


def note_confirmed(user: User) -> None:
    """Record that an address was proven: the first one activates the account."""
    proven = EmailAddress.objects.filter(user=user, verified=True).count()
    kind = facts.ACTIVATED if proven == 1 else facts.ADDRESS_CONFIRMED
    record(kind, subject=user, actor=user, side="client")
