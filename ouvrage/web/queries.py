"""What the front page shows."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from ouvrage.brands.models import Category
from ouvrage.followup.models import Call, Outcome
from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

NEWEST = 3
DAYS = 90


@dataclass(frozen=True, slots=True)
class Figures:
    """The last ninety days of Suivi Projet, counted from facts."""

    submitted: int
    validated: int
    reached: int
    realised: int
    days: int = DAYS


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Newest projects, categories and figures of one brand (all, when none is known)."""

    brand_id: int | None

    def projects(self) -> list[Project]:
        open_ones = Project.objects.filter(self._brand(), state=ProjectState.OPEN)
        newest = open_ones.select_related("category", "brand").order_by("-published_at")
        return list(newest[:NEWEST])

    def categories(self) -> list[Category]:
        mine = Category.objects.select_related("brand")
        return list(mine.filter(brand_id=self.brand_id) if self.brand_id else mine[:12])

    def figures(self) -> Figures:
        since = now() - timedelta(days=DAYS)
        projects = Project.objects.filter(self._brand())
        calls = Call.objects.filter(at__gte=since, outcome=Outcome.REACHED)
        if self.brand_id:
            calls = calls.filter(project__brand_id=self.brand_id)
        return Figures(
            submitted=projects.filter(submitted_at__gte=since).count(),
            validated=projects.filter(published_at__gte=since).count(),
            reached=calls.count(),
            realised=projects.filter(state=ProjectState.FINALISED, ended_at__gte=since).count(),
        )

    def _brand(self) -> Q:
        return Q(brand_id=self.brand_id) if self.brand_id else Q()
