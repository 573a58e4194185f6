"""Having a VAT number checked: ask (a job), keep the answer."""

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.taxes import facts
from ouvrage.taxes.checkers import Answer
from ouvrage.taxes.models import NumberCheck
from ouvrage.taxes.proofs import plain


@transaction.atomic
def ask_check(*, company_id: int, actor: User | None) -> bool:
    """Have a company's VAT number looked up; two clicks ask once. False: it has no number."""
    company = Company.objects.get(pk=company_id)
    if not company.vat_number:
        return False
    enqueue("taxes.check_number", key=f"vat:{company.pk}", company_id=company.pk)
    return True


@transaction.atomic
def note_answer(*, company_id: int, number: str, answer: Answer) -> NumberCheck:
    """Keep what was answered about the number that was asked for.

    Then: taxes.number_checked.
    """
    check = NumberCheck.objects.create(
        id=new_id(),
        company_id=company_id,
        number=plain(number),
        outcome=answer.outcome,
        source=answer.source,
        consultation=answer.consultation,
        holder=answer.holder,
        detail=answer.detail,
    )
    record(
        facts.NUMBER_CHECKED,
        subject=check,
        actor=None,
        company_id=company_id,
        outcome=str(answer.outcome),
        source=answer.source,
    )
    return check
