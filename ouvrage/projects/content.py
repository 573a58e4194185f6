"""The content of a project: which parts may be written, and what follows from them."""

from typing import Any

from ouvrage.brands.models import Category, Skill
from ouvrage.projects.models import BudgetBracket, Project

PLAIN = frozenset(
    {
        "title",
        "summary",
        "description",
        "category_id",
        "budget_bracket",
        "budget_cents",
        "place",
        "is_remote",
        "wanted_start_on",
        "deadline_on",
        "contact_name",
        "contact_email",
        "contact_phone",
        "call_hours",
        "contact_channels",
    }
)
SUMMARY_LENGTH = 240
KEYWORDS_LENGTH = 600


def apply_content(project: Project, edits: dict[str, Any]) -> dict[str, Any]:
    """Set what differs on a locked row; the changed columns with their values, not yet saved.

    `skills` takes ids of skills or the skills themselves, `category` a category. Unknown names
    are a bug of the caller. What follows is set too: bracket of an exact amount, summary of a
    description without one, keywords for the search.
    """
    edits = dict(edits)
    skills = edits.pop("skills", None)
    category = edits.pop("category", None)
    if category is not None:
        edits["category_id"] = category.pk if isinstance(category, Category) else category
    if unknown := edits.keys() - PLAIN:
        raise TypeError(f"not a part of a project's content: {sorted(unknown)}")
    if edits.get("budget_cents"):
        edits["budget_bracket"] = bracket_of(edits["budget_cents"])
    changed = {name: value for name, value in edits.items() if getattr(project, name) != value}
    _set(project, changed)
    if skills is not None:
        project.skills.set(skills)
    _follow(project, changed)
    return changed


def bracket_of(cents: int) -> BudgetBracket:
    """The bracket in which an exact amount lies."""
    if cents < 100_000:
        return BudgetBracket.UNDER_1000
    return BudgetBracket.FROM_1000_TO_5000 if cents <= 500_000 else BudgetBracket.OVER_5000


def first_sentence(text: str) -> str:
    """A summary for those who wrote none: the first sentence, cut at a word."""
    flat = " ".join(text.split())
    end = min((i + 1 for i in map(flat.find, (". ", "! ", "? ")) if i >= 30), default=len(flat))
    if end <= SUMMARY_LENGTH:
        return flat[:end]
    return flat[: SUMMARY_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def keywords_of(category_id: int | None, skills: list[Skill]) -> str:
    """Names of the category and the skills in both languages, which the search weighs most."""
    names = [name for skill in skills for name in (skill.name_fr, skill.name_en)]
    if category_id is not None:
        category = Category.objects.get(pk=category_id)
        names += [category.name_fr, category.name_en]
    return " · ".join(dict.fromkeys(names))[:KEYWORDS_LENGTH]


def _follow(project: Project, changed: dict[str, Any]) -> None:
    follows: dict[str, Any] = {}
    if not project.summary and project.description:
        follows["summary"] = first_sentence(project.description)
    keywords = keywords_of(project.category_id, list(project.skills.order_by("slug")))
    if keywords != project.keywords:
        follows["keywords"] = keywords
    _set(project, follows)
    changed.update(follows)


def _set(project: Project, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(project, name, value)
