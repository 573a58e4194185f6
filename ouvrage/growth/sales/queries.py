"""Providers as the sales desk sees them: plan, dates, credits; never a project or its client."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company, User
from ouvrage.credits.models import CreditKind, Grant, Spend
from ouvrage.growth.sales.models import SalesNote
from ouvrage.growth.sales.parameters import RENEWS_SOON_DAYS
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now, today
from ouvrage.subscriptions.models import Incident, Subscription

SHOWN: dict[str, str | Promise] = {
    "": _("All"),
    "soon": _("Plan ends soon"),
    "none": _("No plan"),
    "incident": _("Incident"),
    "unused": _("Never used a credit"),
    "call_back": _("To call back"),
}
"""The lists of the desk, by their word in the address."""
MEMBERS = User.objects.filter(company=OuterRef("pk"))
LIVE = Subscription.objects.live().filter(company=OuterRef("pk"))
RUNNING = Subscription.objects.running().filter(company=OuterRef("pk"))
DUE = SalesNote.objects.filter(company=OuterRef("pk"), done_at=None, call_back_on__isnull=False)
PENDING = Incident.objects.pending().filter(term__subscription__company=OuterRef("pk"))
SPENT = Spend.objects.filter(grant__company=OuterRef("pk"))


@dataclass(slots=True)
class Line:
    """One provider of the list."""

    company: Company
    person: str = ""
    subscription: Subscription | None = None
    incident: Incident | None = None
    last_seen: datetime | None = None
    credits: dict[str, int] = field(default_factory=dict)
    has_spent: bool = False
    call_back_on: date | None = None

    @property
    def left(self) -> list[tuple[str, int]]:
        """How many of each kind, by its name."""
        return [(str(kind.label), self.credits.get(kind, 0)) for kind in CreditKind]


@dataclass(frozen=True, slots=True)
class SalesList:
    """Providers by a word and one of the lists; there, what is due first comes first."""

    words: str = ""
    shown: str = ""

    @property
    def order(self) -> list[str]:
        firsts = {"soon": "ends_first", "call_back": "due_first"}
        return [firsts.get(self.shown, "name"), "pk"]

    def rows(self) -> QuerySet[Company]:
        found = Company.objects.filter(Exists(MEMBERS))
        if self.words:
            found = found.filter(_answers_to(self.words))
        return self._listed(found)

    def page(self, after: str = "", size: int = 30) -> Page[Company]:
        return page_of(self.rows(), order=self.order, after=after, size=size)

    def _listed(self, found: QuerySet[Company]) -> QuerySet[Company]:
        if self.shown == "none":
            return found.filter(~Exists(LIVE))
        if self.shown == "incident":
            return found.filter(Exists(PENDING))
        if self.shown == "unused":
            return found.filter(~Exists(SPENT))
        if self.shown == "soon":
            last = today() + timedelta(days=RENEWS_SOON_DAYS.value())
            ends = RUNNING.filter(ends_on__lte=last).values("ends_on")[:1]
            return found.annotate(ends_first=Subquery(ends)).filter(ends_first__isnull=False)
        if self.shown == "call_back":
            days = DUE.order_by("call_back_on").values("call_back_on")[:1]
            return found.annotate(due_first=Subquery(days)).filter(due_first__isnull=False)
        return found


def _answers_to(words: str) -> Q:
    """A name, a person's pseudo, address or last name, or a registration number."""
    number = words.replace(" ", "")
    person = MEMBERS.filter(
        Q(pseudo__icontains=words) | Q(email__icontains=words) | Q(last_name__icontains=words)
    )
    match = Q(name__icontains=words) | Q(Exists(person))
    return match | Q(registration_number=number) if number.isdigit() else match


def lines_of(companies: list[Company]) -> list[Line]:
    """What the desk wants to know of each; 6 queries for any number of them."""
    found = {company.pk: Line(company) for company in companies}
    keys = list(found)
    for one in Subscription.objects.live().filter(company__in=keys).select_related("plan"):
        found[one.company_id].subscription = one
    pending = Incident.objects.pending().filter(term__subscription__company__in=keys)
    for incident in pending.select_related("term__subscription"):
        found[incident.term.subscription.company_id].incident = incident
    for person in User.objects.filter(company__in=keys, is_active=True).order_by("-pk"):
        line = found[person.company_id or 0]
        line.person = person.full_name
        line.last_seen = max(filter(None, [line.last_seen, person.last_login]), default=None)
    for row in _left(keys):
        found[row["company"]].credits[row["kind"]] = row["left"]
    spent = Spend.objects.filter(grant__company__in=keys).values_list("grant__company", flat=True)
    for company_id in spent.distinct():
        found[company_id].has_spent = True
    for row in _due(keys):
        found[row["company"]].call_back_on = row["due"]
    return list(found.values())


def _left(keys: list[int]) -> Any:
    live = Grant.objects.filter(company__in=keys, left__gt=0, expires_at__gt=now())
    return live.values("company", "kind").annotate(left=Sum("left")).order_by()


def _due(keys: list[int]) -> Any:
    due = SalesNote.objects.filter(company__in=keys, done_at=None, call_back_on__isnull=False)
    return due.values("company").annotate(due=Min("call_back_on")).order_by()
