"""What a company has opened, and what it is told before it opens more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet
from django.utils.functional import Promise

from ouvrage.access.kinds import KINDS, WITHOUT_PHONE, KindText
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.access.returns import promises
from ouvrage.accounts.models import Company
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import Balance, balances
from ouvrage.projects.alive import Stamp, stamp
from ouvrage.projects.labels import call_hours, channels
from ouvrage.projects.models import AliveBy, Project, ProjectQuerySet
from ouvrage.projects.states import OVER


@dataclass(frozen=True, slots=True)
class Rights:
    """What one company has opened on one project."""

    report: bool = False
    offer: bool = False
    contact: bool = False


NO_RIGHTS = Rights()


def rights(company_id: int, project_id: int) -> Rights:
    """One query. A right stays, also when its credit was returned."""
    opened = set(
        Opening.objects.filter(company_id=company_id, project_id=project_id).values_list(
            "kind", flat=True
        )
    )
    return Rights(
        report=CreditKind.CONSULTATION in opened,
        offer=CreditKind.OFFRE in opened,
        contact=CreditKind.CONTACT in opened,
    )


def contacts_since(company_id: int, moment: datetime) -> int:
    """How many clients' details a company obtained from then on."""
    return Opening.objects.filter(
        company_id=company_id, kind=CreditKind.CONTACT, opened_at__gte=moment
    ).count()


def published_projects() -> ProjectQuerySet:
    """What providers may know of: validated once, whatever became of it since."""
    return Project.objects.posted().filter(published_at__isnull=False)


@dataclass(frozen=True, slots=True)
class PreSpendCard:
    """What a provider knows before a credit is debited (RULES §4)."""

    project: Project
    kind: CreditKind
    text: KindText
    balance: Balance
    stamp: Stamp
    taken: int
    cap: int
    opened_at: datetime | None
    has_report: bool
    returns: list[str]

    @property
    def before(self) -> int:
        return self.balance.count

    @property
    def after(self) -> int:
        return max(0, self.balance.count - 1)

    @property
    def is_contact(self) -> bool:
        return self.kind == CreditKind.CONTACT

    @property
    def is_early(self) -> bool:
        """The report is better read first; advised, not imposed (RULES §4)."""
        return not self.has_report and self.kind != CreditKind.CONSULTATION

    @property
    def has_no_phone(self) -> bool:
        return self.is_contact and not self.project.contact_phone

    @property
    def opens(self) -> Sequence[str | Promise]:
        return WITHOUT_PHONE if self.has_no_phone else self.text.opens

    @property
    def channels(self) -> list[str]:
        """« Par téléphone », « par e-mail »: one sentence, so one capital."""
        return _one_capital(channels(self.project)) if self.is_contact else []

    @property
    def checked_at(self) -> datetime | None:
        """When an officer last spoke to the client on that phone."""
        if not self.is_contact:
            return None
        by_phone = self.project.alive_by == AliveBy.PHONE
        return self.project.confirmed_alive_at if by_phone else self.project.published_at

    @property
    def hours(self) -> str:
        hours = call_hours(self.project) if self.is_contact else []
        return " ".join(f"· {_lowered(one)}" for one in hours)


def _one_capital(texts: list[str]) -> list[str]:
    return [*texts[:1], *map(_lowered, texts[1:])]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def card(project: Project, kind: CreditKind, company: Company) -> PreSpendCard:
    """Two queries and the parameters': the openings, the balance."""
    mine = Q(company=company)
    openings = Opening.objects.filter(Q(kind=CreditKind.CONTACT) | mine, project=project)
    rows = list(openings.values_list("company_id", "kind", "opened_at"))
    own = {its: at for company_id, its, at in rows if company_id == company.pk}
    return PreSpendCard(
        project=project,
        kind=kind,
        text=KINDS[kind],
        balance=balances(company.pk)[kind],
        stamp=stamp(project),
        taken=sum(its == CreditKind.CONTACT for company_id, its, at in rows),
        cap=CONTACT_CAP.value(brand_id=project.brand_id),
        opened_at=own.get(kind),
        has_report=CreditKind.CONSULTATION in own,
        returns=promises(kind, project.brand_id),
    )


@dataclass(frozen=True, slots=True)
class Prospecting:
    """Every project on which a company opened something, latest first (RULES §12)."""

    company_id: int
    kind: CreditKind | None = None
    running: bool = False

    ORDER = ("-last_opened_at", "-pk")

    def rows(self) -> QuerySet[Project]:
        opened = Q(openings__company_id=self.company_id)
        projects = Project.objects.filter(opened)
        if self.kind:
            has_kind = Opening.objects.filter(company_id=self.company_id, kind=self.kind)
            projects = projects.filter(pk__in=has_kind.values("project_id"))
        if self.running:
            projects = projects.exclude(state__in=sorted(OVER))
        last = Max("openings__opened_at", filter=opened)
        return projects.annotate(last_opened_at=last).select_related("category")

    def openings(self, projects: list[Project]) -> dict[int, list[Opening]]:
        """What was opened on each of these projects, oldest first; one query."""
        found: dict[int, list[Opening]] = {project.pk: [] for project in projects}
        own = Opening.objects.filter(company_id=self.company_id, project_id__in=list(found))
        for opening in own.order_by("opened_at"):
            found[opening.project_id].append(opening)
        return found
