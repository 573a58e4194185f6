"""The provider's hat and the company it stands for."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from ouvrage.accounts import facts, rules
from ouvrage.accounts.models import Company, LegalStatus, User
from ouvrage.accounts.names import plain
from ouvrage.journal.services import record


@transaction.atomic
def open_company(
    *,
    user_id: int,
    name: str,
    legal_status: str = LegalStatus.DISCOVERY,
    registration_number: str = "",
    actor: User,
    **details: str,
) -> Company:
    """Give a person the provider's hat.

    Refused: accounts.already_provider, accounts.number_not_valid.
    Then: accounts.company_opened.
    """
    user = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user_id)
    rules.check_no_company(user)
    country = details.get("country") or "FR"
    number = rules.clean_number(registration_number, legal_status=legal_status, country=country)
    details = {key: plain(value) for key, value in details.items()}
    company = Company.objects.create(
        name=plain(name), legal_status=legal_status, registration_number=number, **details
    )
    user.company = company
    user.save(update_fields=["company"])
    record(
        facts.COMPANY_OPENED,
        subject=company,
        actor=actor,
        side="provider",
        company_id=company.pk,
        legal_status=str(legal_status),
    )
    return company


@transaction.atomic
def change_company(
    *, company_id: int, actor: User, skills: Sequence[Any] | None = None, **details: str
) -> Company:
    """Change a company's profile and legal identity; the fact keeps which fields changed.

    Refused: accounts.number_not_valid. Then: accounts.company_changed.
    """
    company = Company.objects.select_for_update(no_key=True).get(pk=company_id)
    details = {key: plain(value) for key, value in details.items()}
    wanted = {**_identity(company), **details}
    details["registration_number"] = rules.clean_number(
        wanted["registration_number"],
        legal_status=wanted["legal_status"],
        country=wanted["country"],
    )
    changed = sorted(name for name, value in details.items() if getattr(company, name) != value)
    for name in changed:
        setattr(company, name, details[name])
    if changed:
        company.save(update_fields=changed)
    if skills is not None:
        company.skills.set(skills)
    record(
        facts.COMPANY_CHANGED,
        subject=company,
        actor=actor,
        side="provider",
        company_id=company.pk,
        fields=changed,
    )
    return company


def _identity(company: Company) -> dict[str, str]:
    return {
        "registration_number": company.registration_number,
        "legal_status": company.legal_status,
        "country": company.country,
    }
