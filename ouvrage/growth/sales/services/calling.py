"""Phone numbers are shown for a purpose, and on record; refusals of calls are honoured."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.growth.sales import facts, rules
from ouvrage.growth.sales.models import CallRefusal, PhoneLook
from ouvrage.journal.services import record
from ouvrage.kit.db import hold


@transaction.atomic
def show_phone(*, look_id: UUID, company_id: int, purpose: str, actor: User) -> PhoneLook:
    """Let an agent see a provider's phone numbers, on record, once per form.

    Refused: growth.call_refused, consent_missing, not_call_hours, called_enough,
    no_subscription. Then: growth.phone_shown.
    """
    hold(f"growth.calls:{company_id}")  # two agents at once would each find the other missing
    known = PhoneLook.objects.filter(pk=look_id).first()
    if known:
        return known
    company = Company.objects.get(pk=company_id)
    rules.check_may_call(company, purpose)
    look = PhoneLook.objects.create(pk=look_id, company=company, agent=actor, purpose=purpose)
    record(
        facts.PHONE_SHOWN,
        subject=look,
        actor=actor,
        side="staff",
        company_id=company_id,
        purpose=purpose,
    )
    return look


@transaction.atomic
def refuse_calls(*, company_id: int, actor: User, side: str = "provider") -> CallRefusal:
    """Note that a company wants no commercial call any more. Then: growth.calls_refused."""
    company = Company.objects.select_for_update(no_key=True).get(pk=company_id)
    refusal, created = CallRefusal.objects.get_or_create(
        company=company, defaults={"recorded_by": actor}
    )
    if created:
        record(facts.CALLS_REFUSED, subject=company, actor=actor, side=side, company_id=company_id)
    return refusal


@transaction.atomic
def allow_calls(*, company_id: int, actor: User) -> None:
    """The company itself takes calls again; no agent may say so. Then: growth.calls_allowed."""
    company = Company.objects.select_for_update(no_key=True).get(pk=company_id)
    removed, _rows = CallRefusal.objects.filter(company=company).delete()
    if removed:
        record(
            facts.CALLS_ALLOWED,
            subject=company,
            actor=actor,
            side="provider",
            company_id=company_id,
        )
