"""Making an account for somebody who came for something else."""

from django.db import transaction

from ouvrage.accounts import facts, pseudos
from ouvrage.accounts.models import User
from ouvrage.accounts.names import plain
from ouvrage.accounts.queries import is_verified
from ouvrage.brands.models import Brand
from ouvrage.journal.services import record
from ouvrage.kit.db import hold


@transaction.atomic
def open_account(
    *, email: str, full_name: str, phone: str, language: str, brand: Brand | None
) -> User:
    """The person of this address, made without a password when nobody has it yet.

    Whoever asks learns nothing about the address; only its owner does, by mail.
    An account that exists already keeps its own name and phone.
    Then: accounts.account_opened (mail with a link to choose a password) or, for an
    address proven before, accounts.account_recalled (mail with a link to sign in).
    """
    address = email.strip().lower()
    hold(f"accounts:open:{address}")
    user = User.objects.filter(email=address).first()
    if user is None:
        user = _made(address, full_name, phone, language)
    kind = facts.ACCOUNT_RECALLED if is_verified(user) else facts.ACCOUNT_OPENED
    record(kind, subject=user, actor=user, side="client", brand_id=brand.pk if brand else None)
    return user


def _made(address: str, full_name: str, phone: str, language: str) -> User:
    first_name, _space, last_name = plain(full_name).partition(" ")
    return User.objects.create_user(
        address,
        pseudo=pseudos.free_pseudo(full_name),
        first_name=first_name[:60],
        last_name=last_name.strip()[:60],
        phone=phone,
        language=language,
    )
