"""Honest figures: what really became of the projects that ask for given skills (RULES §5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ouvrage.contracts.models import ContractVersion
from ouvrage.growth.parameters import FEW_PROJECTS, FIGURES_DAYS, LEAST_PEERS
from ouvrage.kit.medians import Median
from ouvrage.kit.money import Money
from ouvrage.kit.time import now
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import REALISED, ProjectState

FELL = (ProjectState.CANCELLED, ProjectState.VOIDED)


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in the last days, counted; nothing here says what will happen."""

    days: int
    validated: int
    offers: int
    realised: int
    fell: int
    signed: int
    median: Money | None
    few_below: int

    @property
    def is_few(self) -> bool:
        """Too few projects for a share or a mean to say much."""
        return self.validated < self.few_below

    @property
    def offers_tenths(self) -> int | None:
        """Offers per project, in tenths."""
        return _rounded(self.offers * 10, self.validated)

    @property
    def realised_percent(self) -> int | None:
        return _rounded(self.realised * 100, self.validated)


@dataclass(frozen=True, slots=True)
class HonestFigures:
    """The figures of some skills, of a category, or of a whole site; three queries.

    An empty choice leaves nothing out. A median is told from `growth.least_peers`
    contracts of as many companies on: below, it would tell on somebody.
    """

    skill_ids: Sequence[int] = ()
    category_id: int | None = None
    brand_id: int | None = None

    def count(self) -> Figures:
        days = FIGURES_DAYS.value()
        since = now() - timedelta(days=days)
        validated = self._projects().filter(published_at__gte=since)
        counted = validated.aggregate(
            validated=Count("pk"),
            realised=Count("pk", filter=Q(state__in=sorted(REALISED))),
            fell=Count("pk", filter=Q(state__in=FELL)),
        )
        signed, median = self._signed(since)
        return Figures(
            days=days,
            offers=Offer.objects.filter(project__in=validated).count(),
            signed=signed,
            median=median,
            few_below=FEW_PROJECTS.value(),
            **counted,
        )

    def _projects(self) -> QuerySet[Project]:
        projects = Project.objects.all()
        if self.brand_id:
            projects = projects.filter(brand_id=self.brand_id)
        if self.category_id:
            projects = projects.filter(category_id=self.category_id)
        if self.skill_ids:
            asked = Project.skills.through.objects.filter(
                project_id=OuterRef("pk"), skill_id__in=self.skill_ids
            )
            projects = projects.filter(Exists(asked))
        return projects

    def _signed(self, since: datetime) -> tuple[int, Money | None]:
        """How many contracts both parties signed since then, and the middle of their amounts."""
        current = ContractVersion.objects.filter(
            number=F("contract__version"),
            contract__in_force_at__gte=since,
            contract__project__in=self._projects(),
        )
        found = current.aggregate(
            signed=Count("pk"),
            companies=Count("contract__company", distinct=True),
            median=Median("amount_cents"),
        )
        enough = found["companies"] >= LEAST_PEERS.value()
        return found["signed"], Money(found["median"]) if enough else None


def _rounded(part: int, whole: int) -> int | None:
    """The quotient rounded half up; none of nothing."""
    return (2 * part + whole) // (2 * whole) if whole else None
