"""Who may be told, who was, and whether it was fair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from ouvrage.access.models import Opening
from ouvrage.accounts.models import Company, User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.tips.models import Tip
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now
from ouvrage.offers.models import Offer

COUNTED = timedelta(days=90)
MOST = 12


def tippable(project_id: int) -> QuerySet[Company]:
    """Providers with a running offer or the contact, who were not told yet; by name."""
    bids = Offer.objects.waiting().filter(project=project_id)
    contacts = Opening.objects.filter(project=project_id, kind=CreditKind.CONTACT)
    interested = Q(pk__in=bids.values("company")) | Q(pk__in=contacts.values("company"))
    told = Tip.objects.filter(project=project_id)
    return (
        Company.objects.filter(interested).exclude(pk__in=told.values("company")).order_by("name")
    )


def tips_on(project_id: int) -> list[Tip]:
    return list(
        Tip.objects.filter(project=project_id).select_related("company", "officer").order_by("at")
    )


def tip_to(company_id: int, project_id: int) -> Tip | None:
    """What this company was told about this project."""
    mine = Tip.objects.filter(company=company_id, project=project_id)
    return mine.select_related("officer").first()


def told_on(company_id: int, project_ids: Iterable[int]) -> set[int]:
    """On which of these projects the company was told; one query."""
    mine = Tip.objects.filter(company=company_id, project__in=list(project_ids))
    return set(mine.values_list("project", flat=True))


@dataclass(frozen=True, slots=True)
class Share:
    """How many tips one officer gave, or one provider had, in three months."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FairnessList:
    """Who told whom, the newest first; of one officer, or to one company."""

    officer_id: int | None = None
    company_id: int | None = None

    ORDER = ("-at", "-id")

    def rows(self) -> QuerySet[Tip]:
        tips = Tip.objects.select_related("project", "company", "officer")
        if self.officer_id:
            tips = tips.filter(officer=self.officer_id)
        if self.company_id:
            tips = tips.filter(company=self.company_id)
        return tips

    def page(self, after: str = "") -> Page[Tip]:
        return page_of(self.rows(), order=self.ORDER, after=after)

    def officers(self) -> list[Share]:
        counts = self._counts("officer")
        people = User.objects.in_bulk([key for key, _count in counts])
        return [Share(key, people[key].full_name, count) for key, count in counts]

    def companies(self) -> list[Share]:
        counts = self._counts("company")
        names = Company.objects.in_bulk([key for key, _count in counts])
        return [Share(key, names[key].name, count) for key, count in counts]

    def _counts(self, column: str) -> list[tuple[int, int]]:
        lately = self.rows().select_related(None).filter(at__gte=now() - COUNTED)
        counted = lately.values_list(column).annotate(count=Count("pk"))
        return list(counted.order_by("-count", column)[:MOST])
