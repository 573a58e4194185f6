"""Listed projects as visitors and providers look for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now, today
from ouvrage.projects import search, vocabulary
from ouvrage.projects.models import NO_DEADLINE, Project, Shelf, Shelved
from ouvrage.projects.parameters import RECONFIRM_DAYS
from ouvrage.projects.queries.lines import Line, lines_of, shelf_of, skill_names
from ouvrage.projects.states import ProjectState
from ouvrage.projects.typed import typed


class Order(StrEnum):
    """In which order a list is read."""

    NEWEST = ""
    BEST = "pertinence"
    DEADLINE = "echeance"
    FEWEST = "offres"


NEWEST = ("-confirmed_alive_at", "-id")
ORDERS = {
    Order.NEWEST: NEWEST,
    Order.BEST: ("-relevance", *NEWEST),
    Order.DEADLINE: ("due", *NEWEST),
    Order.FEWEST: ("offer_count", *NEWEST),
}


class Shown(StrEnum):
    """Which of a provider's lists; visitors only have the first."""

    AVAILABLE = "disponibles"
    NEW = "nouveaux"
    SHORTLIST = "preselection"
    HIDDEN = "masques"


@dataclass(frozen=True, slots=True)
class Found:
    """One page of lines; `words` are those searched, `typed` those asked when they differ.

    Loose: no project has all the words, these have at least one. `asked` is what was looked for.
    """

    lines: list[Line]
    next: str
    asked: "ProjectList"
    words: str = ""
    typed: str = ""
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class ProjectList:
    """What is asked of the list; everything is optional. Newest sign of life first, sleepers last.

    Two queries: the page and the clients' figures. When nothing is found, three more at most:
    the mended words, the page with them, and the page with any of them.
    """

    words: str = ""
    exact: bool = False
    brand_id: int | None = None
    categories: Sequence[int] = field(default_factory=tuple)
    skills: Sequence[int] = field(default_factory=tuple)
    budgets: Sequence[str] = field(default_factory=tuple)
    days: int | None = None
    fewer_offers: int | None = None
    place: str = ""
    remote: bool = False
    awake: bool = False
    order: Order = Order.NEWEST
    shown: Shown = Shown.AVAILABLE
    since: datetime | None = None
    size: int = 20

    def find(self, company_id: int | None, after: str = "") -> Found:
        """A page of what this company (or a visitor) may see, typing errors mended."""
        found = self._page(company_id, after)
        if found.lines or self.exact or not self.words:
            return found
        for again in self.nearby():
            if (other := again.find(company_id, after)).lines:
                mended = self.mended()
                return replace(
                    other, words=mended, typed=self.words, is_loose=again.words != mended
                )
        return found

    def nearby(self) -> "list[ProjectList]":
        """What to look for when nothing has the words: mended ones, then any one of them."""
        mended = self.mended()
        loose = str(typed(mended).loosened())
        asked = {mended: self.order, loose: Order.BEST}
        return [
            replace(self, words=words, exact=True, order=order)
            for words, order in asked.items()
            if words != self.words
        ]

    def mended(self) -> str:
        """The words with those that no project has replaced by the most alike."""
        asked = typed(self.words)
        better = vocabulary.nearest(asked.plain_words)
        return str(asked.mended(better)) if better else self.words

    def rows(self, company_id: int | None, *, but: str = "") -> QuerySet[Project]:
        """The projects themselves, without order; `but` names a filter to leave out."""
        rows = self._shelf(company_id)
        rows = rows.filter(*(q for name, q in self.filters.items() if name != but))
        if self.words:
            rows = rows.alias(found=search.SearchColumn()).filter(found=search.query_of(self.words))
        return rows

    def ordered(self, rows: QuerySet[Project]) -> tuple[QuerySet[Project], Sequence[str]]:
        """With what the order needs, and the order."""
        order = Order.NEWEST if self.order == Order.BEST and not self.words else self.order
        if order == Order.DEADLINE:
            due = Coalesce("deadline_on", Value(NO_DEADLINE))
            rows = rows.annotate(due=due).filter(due__gte=today())
        if self.words:
            rows = rows.annotate(relevance=search.relevance(self.words))
        return rows, ORDERS[order]

    def _page(self, company_id: int | None, after: str) -> Found:
        rows = self.rows(company_id).select_related("category", "brand").defer("description")
        rows = rows.annotate(skill_names=skill_names(), shelf=shelf_of(company_id))
        if self.words:
            rows = rows.annotate(
                excerpt=search.excerpt(self.words), in_head=search.is_in_head(self.words)
            )
        rows, order = self.ordered(rows)
        page: Page[Any] = page_of(rows, order=order, after=after, size=self.size)
        return Found(lines_of(page), page.next, self, words=self.words)

    def _shelf(self, company_id: int | None) -> QuerySet[Project]:
        """Available ones leave out what the company hid; its shelves hold what it put there."""
        if company_id is None:
            return Project.objects.listed()
        kept = Shelved.objects.filter(company_id=company_id)
        if self.shown in {Shown.AVAILABLE, Shown.NEW}:
            hidden = kept.filter(shelf=Shelf.HIDDEN).values("project")
            return Project.objects.listed().exclude(pk__in=hidden)
        shelf = Shelf.SHORTLIST if self.shown is Shown.SHORTLIST else Shelf.HIDDEN
        published = Project.objects.posted().filter(confirmed_alive_at__isnull=False)
        return published.filter(pk__in=kept.filter(shelf=shelf).values("project"))

    @property
    def filters(self) -> dict[str, Q]:
        """Those in force, by the name of their field in the address."""
        asked: dict[str, Q | None] = {
            "marque": Q(brand_id=self.brand_id) if self.brand_id else None,
            "categorie": Q(category_id__in=list(self.categories)) if self.categories else None,
            "competence": _with_all(self.skills) if self.skills else None,
            "budget": Q(budget_bracket__in=list(self.budgets)) if self.budgets else None,
            "age": Q(published_at__gte=now() - timedelta(days=self.days)) if self.days else None,
            "offres": Q(offer_count__lt=self.fewer_offers)
            if self.fewer_offers is not None
            else None,
            "lieu": Q(place__unaccent__icontains=self.place) if self.place else None,
            "distance": Q(is_remote=True) if self.remote else None,
            "vivant": Q(state=ProjectState.OPEN, confirmed_alive_at__gte=self.awake_since)
            if self.awake
            else None,
            "nouveau": Q(published_at__gt=self.since)
            if self.since and self.shown is Shown.NEW
            else None,
        }
        return {name: q for name, q in asked.items() if q is not None}

    @property
    def awake_since(self) -> datetime:
        """A project confirmed since then is certainly wanted."""
        return now() - timedelta(days=RECONFIRM_DAYS.value(brand_id=self.brand_id))


def find_project(number: int) -> Project | None:
    """The project of a public number, if it was ever published."""
    return Project.objects.filter(pk=number, published_at__isnull=False).first()


def line_of(project_id: int, company_id: int | None) -> Line:
    """One published project as it stands in the list of this company; unknown: 404."""
    rows = Project.objects.posted().filter(published_at__isnull=False)
    rows = rows.select_related("category", "brand")
    rows = rows.annotate(skill_names=skill_names(), shelf=shelf_of(company_id))
    found: Project = rows.found(pk=project_id)
    return lines_of(Page([found]))[0]


def _with_all(skills: Sequence[int]) -> Q:
    """Every one of these skills is asked for."""
    through = Project.skills.through
    every = Q()
    for skill in skills:
        every &= Q(pk__in=through.objects.filter(skill_id=skill).values("project_id"))
    return every
