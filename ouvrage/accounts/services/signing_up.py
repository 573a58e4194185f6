"""The end of a sign-up, in the transaction that made the account."""

from ouvrage.accounts import facts
from ouvrage.accounts.models import User
from ouvrage.accounts.services.companies import open_company
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction


def complete_sign_up(*, user_id: int, language: str, company_name: str, actor: User) -> User:
    """Note the language and the hat that a new person starts with.

    A company name stands for the provider's hat. Must run inside the transaction that
    made the account. Then: accounts.signed_up, accounts.company_opened for a provider.
    """
    require_transaction()
    user = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user_id)
    user.language = language
    user.save(update_fields=["language"])
    side = "provider" if company_name else "client"
    record(facts.SIGNED_UP, subject=user, actor=actor, side=side)
    if company_name:
        open_company(user_id=user_id, name=company_name, actor=actor)
    return user
