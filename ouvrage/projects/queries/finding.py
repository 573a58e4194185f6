"""Listed projects as visitors and providers look for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields import CharField
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ouvrage.brands.models import Skill
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now
from ouvrage.projects import alive, search, vocabulary
from ouvrage.projects.models import Project, Shelf, Shelved
from ouvrage.projects.parameters import RECONFIRM_DAYS
from ouvrage.projects.queries.clients import ClientFigures, figures_of
from ouvrage.projects.states import ProjectState

NEWEST = ("-confirmed_alive_at", "-id")
BEST = ("-relevance", "-confirmed_alive_at", "-id")


class Shown(StrEnum):
    """Which of a provider's lists; visitors only have the first."""

    AVAILABLE = "disponibles"
    SHORTLIST = "preselection"
    HIDDEN = "masques"


@dataclass(frozen=True, slots=True)
class Line:
    """One project of the list with what stands beside it."""

    project: Project
    stamp: alive.Stamp
    skills: Sequence[str]
    shelf: str
    client: ClientFigures
    excerpt: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of lines; `words` are those searched, `typed` those asked when they differ.

    Loose: no project has all the words, these have at least one.
    """

    lines: list[Line]
    next: str
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
    category_id: int | None = None
    skills: Sequence[int] = field(default_factory=tuple)
    budgets: Sequence[str] = field(default_factory=tuple)
    days: int | None = None
    fewer_offers: int | None = None
    place: str = ""
    remote: bool = False
    awake: bool = False
    best_first: bool = False
    shown: Shown = Shown.AVAILABLE
    size: int = 20

    def find(self, company_id: int | None, after: str = "") -> Found:
        """A page of what this company (or a visitor) may see, typing errors mended."""
        found = self._page(company_id, after)
        if found.lines or self.exact or not self.words:
            return found
        mended = self._mended()
        for words in dict.fromkeys((mended, search.any_of(mended))):
            loose = words != mended
            again = replace(self, words=words, exact=True, best_first=self.best_first or loose)
            if words != self.words and (other := again.find(company_id, after)).lines:
                return replace(other, words=mended, typed=self.words, is_loose=loose)
        return found

    def rows(self, company_id: int | None) -> QuerySet[Project]:
        """The projects themselves, without order."""
        rows = self._shelf(company_id).filter(*self._filters())
        if self.words:
            rows = rows.alias(found=search.SearchColumn()).filter(found=search.query_of(self.words))
        return rows

    def _page(self, company_id: int | None, after: str) -> Found:
        rows = self.rows(company_id).select_related("category", "brand").defer("description")
        rows = rows.annotate(skill_names=_skill_names(), shelf=_shelf_of(company_id))
        if self.words:
            rows = rows.annotate(
                excerpt=search.excerpt(self.words), relevance=search.relevance(self.words)
            )
        order = BEST if self.words and self.best_first else NEWEST
        page: Page[Any] = page_of(rows, order=order, after=after, size=self.size)
        return Found(_lines(page), page.next, words=self.words)

    def _shelf(self, company_id: int | None) -> QuerySet[Project]:
        """Available ones leave out what the company hid; its shelves hold what it put there."""
        if company_id is None:
            return Project.objects.listed()
        kept = Shelved.objects.filter(company_id=company_id)
        if self.shown is Shown.AVAILABLE:
            hidden = kept.filter(shelf=Shelf.HIDDEN).values("project")
            return Project.objects.listed().exclude(pk__in=hidden)
        shelf = Shelf.SHORTLIST if self.shown is Shown.SHORTLIST else Shelf.HIDDEN
        published = Project.objects.posted().filter(confirmed_alive_at__isnull=False)
        return published.filter(pk__in=kept.filter(shelf=shelf).values("project"))

    def _filters(self) -> list[Q]:
        chosen: list[Q] = []
        if self.brand_id:
            chosen.append(Q(brand_id=self.brand_id))
        if self.category_id:
            chosen.append(Q(category_id=self.category_id))
        chosen += [Q(pk__in=_with_skill(skill)) for skill in self.skills]
        if self.budgets:
            chosen.append(Q(budget_bracket__in=list(self.budgets)))
        if self.days:
            chosen.append(Q(published_at__gte=now() - timedelta(days=self.days)))
        if self.fewer_offers is not None:
            chosen.append(Q(offer_count__lt=self.fewer_offers))
        if self.place:
            chosen.append(Q(place__unaccent__icontains=self.place))
        if self.remote:
            chosen.append(Q(is_remote=True))
        if self.awake:
            limit = now() - timedelta(days=RECONFIRM_DAYS.value(brand_id=self.brand_id))
            chosen.append(Q(state=ProjectState.OPEN, confirmed_alive_at__gte=limit))
        return chosen

    def _mended(self) -> str:
        """The words with those that no project has replaced by the most alike."""
        better = vocabulary.nearest(search.words_in(self.words))
        mended = self.words
        for word in search.words_in(self.words):
            mended = mended.replace(word, better.get(word.lower(), word))
        return mended


def find_project(number: int) -> Project | None:
    """The project of a public number, if it was ever published."""
    return Project.objects.filter(pk=number, published_at__isnull=False).first()


def line_of(project_id: int, company_id: int | None) -> Line:
    """One published project as it stands in the list of this company; unknown: 404."""
    rows = Project.objects.posted().filter(published_at__isnull=False)
    rows = rows.select_related("category", "brand")
    rows = rows.annotate(skill_names=_skill_names(), shelf=_shelf_of(company_id))
    found: Project = rows.found(pk=project_id)
    return _lines(Page([found]))[0]


def _lines(page: Page[Project]) -> list[Line]:
    figures = figures_of({row.client_id for row in page.rows if row.client_id})
    return [
        Line(
            project=row,
            stamp=alive.stamp(row),
            skills=getattr(row, "skill_names", ()),
            shelf=getattr(row, "shelf", ""),
            client=figures.get(row.client_id or 0, ClientFigures()),
            excerpt=search.marked(getattr(row, "excerpt", "")),
        )
        for row in page.rows
    ]


def _skill_names() -> ArraySubquery:
    names = Skill.objects.filter(projects=OuterRef("pk")).order_by("slug")
    return ArraySubquery(names.values(_name=F(_name_column())))


def _name_column() -> str:
    return "name_en" if get_language() == "en" else "name_fr"


def _shelf_of(company_id: int | None) -> Subquery | Value:
    if company_id is None:
        return Value("", output_field=CharField())
    kept = Shelved.objects.filter(company_id=company_id, project=OuterRef("pk"))
    return Subquery(kept.values("shelf")[:1])


def _with_skill(skill_id: int) -> QuerySet[Any, Any]:
    through = Project.skills.through
    return through.objects.filter(skill_id=skill_id).values("project_id")
