"""A project as one line of a list, with what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.fields import CharField
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ouvrage.brands.models import Skill
from ouvrage.kit.paging import Page
from ouvrage.projects import alive, search
from ouvrage.projects.models import Project, Shelved
from ouvrage.projects.queries.clients import ClientFigures, figures_of


@dataclass(frozen=True, slots=True)
class Line:
    """One project of the list; `in_head` tells whether its title or skills alone hold the words."""

    project: Project
    stamp: alive.Stamp
    skills: Sequence[str]
    shelf: str
    client: ClientFigures
    excerpt: SafeString | str = ""
    in_head: bool = False


def lines_of(page: Page[Project]) -> list[Line]:
    """One query more: the figures of the clients."""
    figures = figures_of({row.client_id for row in page.rows if row.client_id})
    return [
        Line(
            project=row,
            stamp=alive.stamp(row),
            skills=getattr(row, "skill_names", ()),
            shelf=getattr(row, "shelf", ""),
            client=figures.get(row.client_id or 0, ClientFigures()),
            excerpt=search.marked(getattr(row, "excerpt", "")),
            in_head=bool(getattr(row, "in_head", False)),
        )
        for row in page.rows
    ]


def skill_names() -> ArraySubquery:
    """What it asks for, in the reader's language."""
    names = Skill.objects.filter(projects=OuterRef("pk")).order_by("slug")
    return ArraySubquery(names.values(_name=F(name_column())))


def name_column() -> str:
    return "name_en" if get_language() == "en" else "name_fr"


def shelf_of(company_id: int | None) -> Subquery | Value:
    """On which shelf this company put it."""
    if company_id is None:
        return Value("", output_field=CharField())
    kept = Shelved.objects.filter(company_id=company_id, project=OuterRef("pk"))
    return Subquery(kept.values("shelf")[:1])
