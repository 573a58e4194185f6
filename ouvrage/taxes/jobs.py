"""Asking registers, outside any transaction."""

from datetime import timedelta

from django.db.models import Max, Q

from ouvrage.accounts.models import Company
from ouvrage.brands.queries import default_brand
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.taxes import services
from ouvrage.taxes.checkers import checker
from ouvrage.taxes.parameters import RECHECK_DAYS
from ouvrage.taxes.proofs import plain


@job("taxes.check_number")
def check_number(company_id: int) -> None:
    """Ask about a company's number as it is now. Asking twice keeps two answers, both true."""
    number = plain(Company.objects.get(pk=company_id).vat_number)
    if number:
        brand = default_brand()
        requester = plain(brand.entity.vat_number) if brand else ""
        answer = checker().check(number, requester=requester)
        services.note_answer(company_id=company_id, number=number, answer=answer)


@job("taxes.check_again", cron="40 4 * * *")
def check_again() -> None:
    """Ask again about the numbers last checked long ago. Safe to run twice: one question waits
    at a time for each company."""
    old = now() - timedelta(days=RECHECK_DAYS.value())
    companies = Company.objects.exclude(vat_number="").annotate(
        last=Max("number_checks__checked_at")
    )
    due = companies.filter(Q(last__isnull=True) | Q(last__lt=old)).order_by("pk")
    for company_id in due.values_list("pk", flat=True):
        services.ask_check(company_id=company_id, actor=None)
