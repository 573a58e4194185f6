"""The filters of the list between the address and the query."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from ouvrage.brands.models import Brand
from ouvrage.projects.forms.filters import EVERYWHERE, FilterForm
from ouvrage.projects.queries import ProjectList, Shown
from ouvrage.projects.queries.choices import Field, skills_of
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import typo

PATH = "projects:list"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in force, and the address without it."""

    label: str
    url: str


class Filters:
    """What the address asks; on a brand's site its own projects come first."""

    def __init__(self, given: Mapping[str, str], brand: Brand | None) -> None:
        self._given = {name: value for name, value in given.items() if value}
        self._field = Field(own_slug=brand.slug if brand else "")
        slug = self._given.get("marque") or self._field.own_slug or EVERYWHERE
        self.url = reverse(PATH)
        self.form = FilterForm(
            {**self._given, "marque": slug},
            brands=self._field.brand_choices(EVERYWHERE, _("All sites")),
            categories=self._field.category_choices(slug),
            skills=skills_of(self._category_id()),
            auto_id="filtre-%s",
        )

    @cached_property
    def query(self) -> ProjectList:
        return self.form.asked(brand_ids=self._field.brand_ids, exact="exact" in self._given)

    @property
    def is_plain(self) -> bool:
        """Nothing is asked but the site and the tab."""
        return not self._given.keys() - {"marque", "onglet", "after"}

    @property
    def exact_url(self) -> str:
        """The same search with the words as typed."""
        return self._address(exact="1", after=None)

    def active(self) -> list[Chosen]:
        """Filters in force, each with the address that drops it."""
        chosen = []
        for bound in self.form.visible_fields():
            value = self._given.get(bound.name, "")
            if value and bound.name not in {"marque", "tri"} and bound.name in self.cleaned:
                label = typo(f"{bound.label}: {_word_for(bound.field, value)}")
                chosen.append(Chosen(label, self._address(**{bound.name: None, "after": None})))
        return chosen

    def tabs(self) -> list[Tab]:
        """The three lists of a provider."""
        labels = {
            Shown.AVAILABLE: _("Available"),
            Shown.SHORTLIST: _("Shortlist"),
            Shown.HIDDEN: _("Hidden"),
        }
        return [
            Tab(label, f"{self.url}?{urlencode({'onglet': tab})}", self.query.shown == tab)
            for tab, label in labels.items()
        ]

    @property
    def cleaned(self) -> dict[str, Any]:
        """The understood answers."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def _category_id(self) -> int | None:
        given = self._given.get("categorie", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None

    def _address(self, **changes: str | None) -> str:
        asked = {**self._given, **changes}
        return f"{self.url}?{urlencode({name: value for name, value in asked.items() if value})}"


def _word_for(field: Any, value: str) -> str:
    """The words of a choice by its value as it stands in the address."""
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return words.get(value, value)
