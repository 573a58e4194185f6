"""The filters of the list between the address and the query."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ouvrage.brands.models import Brand
from ouvrage.brands.sites import site_url
from ouvrage.projects.forms import filters as forms
from ouvrage.projects.models import BudgetBracket
from ouvrage.projects.queries import Order, ProjectList, Shown
from ouvrage.projects.queries.choices import Field
from ouvrage.projects.queries.facets import Counts
from ouvrage.ui.tabs import Tab
from ouvrage.ui.text import number, typo

PATH = "projects:list"
SHOWN_CATEGORIES = 10
PLACES = frozenset({"onglet", "after", "exact", "tri"})
"""Parts of the address that do not say which projects are looked for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in force, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: how many projects it leaves (« 12 », « 12+ »)."""

    value: str
    label: str | Promise
    count: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its choices; of several, or of one."""

    name: str
    label: str | Promise
    options: list[Option]
    is_many: bool


class Filters:
    """What the address asks; on a brand's site its own projects come first."""

    def __init__(self, given: QueryDict, brand: Brand | None) -> None:
        self.pairs = [
            (name, value) for name, values in given.lists() for value in values if value.strip()
        ]
        self._brand = brand
        self._field = Field(own_slug=brand.slug if brand else "")
        self._slug = given.get("marque") or self._field.own_slug or forms.EVERYWHERE
        self.url = reverse(PATH)
        data = given.copy()
        data["marque"] = self._slug
        brands = self._field.brand_choices(forms.EVERYWHERE, _("All sites"))
        self.form = forms.FilterForm(data, brands=brands)

    @cached_property
    def query(self) -> ProjectList:
        return self.form.asked(brand_ids=self._field.brand_ids, exact=("exact", "1") in self.pairs)

    def query_since(self, since: datetime | None) -> ProjectList:
        """The same, knowing since when a project is new to this reader."""
        return replace(self.query, since=since)

    @property
    def is_plain(self) -> bool:
        """Nothing is asked but the site and the tab."""
        return not self.asked_names - {"marque"}

    @property
    def asked_names(self) -> set[str]:
        """The filters that the address names."""
        return {name for name, _value in self.pairs} - PLACES

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of filters carries along: the words and the tab."""
        return [pair for pair in self.pairs if pair[0] in {"q", "onglet"}]

    @property
    def exact_url(self) -> str:
        """The same search with the words as typed."""
        return self._address([*self._without("after"), ("exact", "1")])

    @property
    def plain_url(self) -> str:
        """The same list without any filter or word."""
        return self._address([pair for pair in self.pairs if pair[0] == "onglet"])

    @property
    def saved_address(self) -> str:
        """What a saved search keeps: the filters, the words and the site, nothing else."""
        kept = [pair for pair in self.pairs if pair[0] not in PLACES | {"marque"}]
        return urlencode([("marque", self._slug), *kept])

    @property
    def told(self) -> str:
        """The search in one line, as the name of a saved one."""
        site = self._word("marque", self._slug)
        return " · ".join(one.label for one in self.active() if one.label) or site

    def active(self) -> list[Chosen]:
        """Filters and words in force, each with the address that drops it."""
        return [
            Chosen(self._told(name, value), self._address(self._without("after", (name, value))))
            for name, value in self.pairs
            if name in self._in_force and name not in {"tri", "onglet"}
        ]

    @property
    def is_indexed(self) -> bool:
        """The whole list of a site, or of one kind of work; other mixtures are for people only."""
        return self.asked_names <= {"marque", "categorie"} and len(self.query.categories) < 2

    @property
    def canonical(self) -> str:
        """The one address under which search engines know this list."""
        kept = [("categorie", str(pk)) for pk in self.query.categories]
        return site_url(self._brand, self._address(kept))

    @property
    def feed_url(self) -> str:
        """The feed of this kind of work, or of the site."""
        slug = self._field.category_slug(self.query.categories)
        return reverse("projects:category_feed", args=[slug]) if slug else reverse("projects:feed")

    def facets(self, counts: Counts) -> list[Facet]:
        """Each filter with its choices that would leave something."""
        return [
            Facet(name, self.form.fields[name].label or "", options, is_many)
            for name, is_many in FACETS.items()
            if (options := self._options(name, counts))
        ]

    def tabs(self, fresh: int | None) -> list[Tab]:
        """The lists of a provider; how many are new to him."""
        labels = {
            Shown.AVAILABLE: _("Available"),
            Shown.NEW: _("New since my last visit"),
            Shown.SHORTLIST: _("Shortlist"),
            Shown.HIDDEN: _("Hidden"),
        }
        lists = [
            Tab(
                label,
                f"{self.url}?{urlencode({'onglet': tab})}",
                self.query.shown == tab,
                fresh if tab is Shown.NEW else None,
            )
            for tab, label in labels.items()
        ]
        return [*lists, Tab(_("My searches"), reverse("projects:searches"), current=False)]

    @property
    def orders(self) -> list[Option]:
        """Ways to read the list; the best match only where there are words."""
        return [
            Option(value, label, "", value == self.query.order)
            for value, label in forms.ORDERS
            if value != Order.BEST or self.query.words
        ]

    @cached_property
    def _in_force(self) -> dict[str, Any]:
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def _options(self, name: str, counts: Counts) -> list[Option]:
        chosen = {value for key, value in self.pairs if key == name and name in self._in_force}
        if name == "marque":
            chosen = {self._slug}
        found = counts.found.get(name, {})
        plus = "+" if name in counts.capped else ""
        return [
            Option(value, label, f"{number(found[key])}{plus}" if key in found else "", is_chosen)
            for key, value, label in self._choices(name, counts)
            if (is_chosen := value in chosen) or found.get(key) or value == forms.EVERYWHERE
        ]

    def _choices(self, name: str, counts: Counts) -> list[tuple[str, str, Any]]:
        """The key under which it is counted, its value in the address, its words."""
        if name == "marque":
            ids = self._field.brand_ids
            return [
                (str(ids.get(slug, "")), slug, label)
                for slug, label in self.form.fields["marque"].choices  # type: ignore[attr-defined]
            ]
        if name == "categorie":
            most = counts.found.get(name, {})
            rows = [(str(pk), label) for pk, label in self._field.category_choices(self._slug)]
            rows.sort(key=lambda row: -most.get(row[0], 0))
            kept = {str(pk) for pk in self.query.categories}
            rows = [row for at, row in enumerate(rows) if at < SHOWN_CATEGORIES or row[0] in kept]
            return [(value, value, label) for value, label in rows]
        if name == "competence":
            return [(value, value, label) for value, label in counts.skills.items()]
        return [(str(value), str(value), label) for value, label in PLAIN[name]]

    def _told(self, name: str, value: str) -> str:
        """« Budget : de 1 000 à 5 000 € »; words of their own stand as typed."""
        if name == "q":
            return _("“{words}”").format(words=value)
        label = self.form.fields[name].label
        return typo(f"{label}: {self._word(name, value)}")

    def _word(self, name: str, value: str) -> str:
        if name == "categorie":
            words = {str(pk): label for pk, label in self._field.category_choices("")}
        elif name == "competence":
            words = self.skill_words
        elif name == "marque":
            words = dict(self.form.fields["marque"].choices)  # type: ignore[attr-defined]
        else:
            words = {str(key): str(label) for key, label in PLAIN.get(name, [])}
        return str(words.get(value, value))

    @cached_property
    def skill_words(self) -> dict[str, str]:
        """Names of the skills chosen; asked only when some are."""
        return self._field.skill_words(self.query.skills)

    def _without(self, *dropped: str | tuple[str, str]) -> list[tuple[str, str]]:
        return [pair for pair in self.pairs if pair not in dropped and pair[0] not in dropped]

    def _address(self, pairs: list[tuple[str, str]]) -> str:
        return f"{self.url}?{urlencode(pairs)}" if pairs else self.url


FACETS = {
    "marque": False,
    "categorie": True,
    "competence": True,
    "budget": True,
    "age": False,
    "offres": False,
    "distance": True,
    "vivant": True,
}
PLAIN: dict[str, list[tuple[Any, Any]]] = {
    "budget": list(BudgetBracket.choices),
    "age": list(forms.AGES),
    "offres": list(forms.OFFERS),
    "distance": list(forms.WHERE),
    "vivant": list(forms.STATES),
}
