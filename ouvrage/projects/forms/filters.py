"""The filters of the list, as they stand in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.forms.fields import Choices
from ouvrage.projects.models import BudgetBracket
from ouvrage.projects.queries import Order, ProjectList, Shown

EVERYWHERE = "toutes"
YES = "oui"
AGES = [("7", _("7 days")), ("30", _("30 days")), ("90", _("3 months"))]
OFFERS = [("1", _("None yet")), ("3", _("Fewer than 3")), ("6", _("Fewer than 6"))]
STATES = [(YES, _("Confirmed lately"))]
WHERE = [(YES, _("Possible"))]
ORDERS = [
    (Order.NEWEST, _("Newest sign of life")),
    (Order.BEST, _("Best match")),
    (Order.DEADLINE, _("Nearest deadline")),
    (Order.FEWEST, _("Fewest offers")),
]
MOST_CHOICES = 12
BIGGEST = 2**31 - 1


class Many(forms.MultipleChoiceField):
    """Several of these; what is not among them counts as not chosen."""

    def to_python(self, value: Any) -> list[Any]:
        chosen = super().to_python(value or [])
        return [one for one in dict.fromkeys(chosen) if self.valid_value(one)][:MOST_CHOICES]


class Numbers(forms.Field):
    """Several rows by their number; what is no number counts as not chosen."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[int]:
        texts = [one for one in value or [] if one.isascii() and one.isdigit() and len(one) < 11]
        numbers = [int(one) for one in dict.fromkeys(texts)]
        return [one for one in numbers if one <= BIGGEST][:MOST_CHOICES]


def one_of(label: Any, choices: Choices | list[Any]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, choices=choices, coerce=int, empty_value=None
    )


class FilterForm(forms.Form):
    """Everything is optional; what is not understood counts as not asked."""

    q = forms.CharField(required=False, max_length=200)
    onglet = forms.CharField(required=False, max_length=20)
    marque = forms.ChoiceField(label=_("Site"), required=False)
    categorie = Numbers(label=_("Kind of work"), required=False)
    competence = Numbers(label=_("Skills"), required=False)
    budget = Many(label=_("Budget"), required=False, choices=BudgetBracket.choices)
    age = one_of(_("Published within"), AGES)
    offres = one_of(_("Offers"), OFFERS)
    lieu = forms.CharField(label=_("Place"), required=False, max_length=80)
    distance = forms.ChoiceField(label=_("Remote"), required=False, choices=WHERE)
    vivant = forms.ChoiceField(label=_("Stamp"), required=False, choices=STATES)
    tri = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(self, *args: Any, brands: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["marque"].choices = brands  # type: ignore[attr-defined]

    def asked(self, *, brand_ids: dict[str, int], exact: bool) -> ProjectList:
        """The query of the list; wrong values were dropped by validation."""
        self.is_valid()
        chosen = self.cleaned_data
        return ProjectList(
            words=chosen.get("q", "").strip(),
            exact=exact,
            brand_id=brand_ids.get(chosen.get("marque", "")),
            categories=chosen.get("categorie") or (),
            skills=chosen.get("competence") or (),
            budgets=chosen.get("budget") or (),
            days=chosen.get("age"),
            fewer_offers=chosen.get("offres"),
            place=chosen.get("lieu", "").strip(),
            remote=bool(chosen.get("distance")),
            awake=bool(chosen.get("vivant")),
            order=Order(chosen.get("tri", "")),
            shown=_shown(chosen.get("onglet", "")),
        )


def _shown(tab: str) -> Shown:
    return Shown(tab) if tab in set(Shown) else Shown.AVAILABLE
