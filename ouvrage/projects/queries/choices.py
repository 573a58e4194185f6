"""What may be chosen in forms: kinds of work of a brand, skills of a kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ouvrage.brands.models import Category, Skill

Choice = tuple[int, str]


def categories_of(brand_id: int) -> list[Choice]:
    """The kinds of work that a brand lists, in its own order."""
    return [(row.pk, row.name) for row in Category.objects.filter(brand_id=brand_id)]


def skills_of(category_id: int | None) -> list[Choice]:
    """The skills of one kind of work."""
    if category_id is None:
        return []
    rows = Skill.objects.filter(categories=category_id).order_by("slug")
    return sorted(((row.pk, row.name) for row in rows), key=lambda choice: choice[1].lower())


@dataclass
class Field:
    """All brands with their categories, in one query, for the filters of the list."""

    own_slug: str

    @cached_property
    def categories(self) -> Sequence[Category]:
        return list(Category.objects.select_related("brand"))

    @cached_property
    def brand_ids(self) -> dict[str, int]:
        return {row.brand.slug: row.brand_id for row in self.categories}

    def brand_choices(self, everywhere: str, label: str) -> list[tuple[str, str]]:
        names = {row.brand.slug: row.brand.name for row in self.categories}
        return [*names.items(), (everywhere, label)]

    def category_choices(self, slug: str) -> list[tuple[int, str]]:
        """Those of one brand; all of them when every brand is asked for."""
        return [
            (row.pk, row.name)
            for row in self.categories
            if slug not in self.brand_ids or row.brand.slug == slug
        ]

    def skill_words(self, ids: Sequence[int]) -> dict[str, str]:
        """Names of skills by their number as text."""
        return {str(row.pk): row.name for row in Skill.objects.filter(pk__in=ids)} if ids else {}

    def category_slug(self, ids: Sequence[int]) -> str:
        """Of the one that is chosen; empty for none or several."""
        return next((row.slug for row in self.categories if [row.pk] == list(ids)), "")
