"""The filters of the list, as they stand in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.forms.fields import Choices
from ouvrage.projects.models import BudgetBracket
from ouvrage.projects.queries import ProjectList, Shown

ANY = [("", _("Any"))]
EVERYWHERE = "toutes"
AGES = [("7", _("7 days")), ("30", _("30 days")), ("90", _("3 months"))]
OFFERS = [("1", _("None yet")), ("3", _("Fewer than 3")), ("6", _("Fewer than 6"))]
STATES = [("oui", _("Confirmed lately"))]
ORDERS = [("", _("Newest sign of life")), ("pertinence", _("Best match"))]
WHERE = [("oui", _("Possible"))]


class FilterForm(forms.Form):
    """Everything is optional; what is not understood counts as not asked."""

    q = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    onglet = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    marque = forms.ChoiceField(label=_("Site"), required=False)
    categorie = forms.TypedChoiceField(
        label=_("Kind of work"), required=False, coerce=int, empty_value=None
    )
    competence = forms.TypedChoiceField(
        label=_("Skill"), required=False, coerce=int, empty_value=None
    )
    budget = forms.ChoiceField(
        label=_("Budget"), required=False, choices=[*ANY, *BudgetBracket.choices]
    )
    age = forms.TypedChoiceField(
        label=_("Published within"),
        required=False,
        choices=[*ANY, *AGES],
        coerce=int,
        empty_value=None,
    )
    offres = forms.TypedChoiceField(
        label=_("Offers"), required=False, choices=[*ANY, *OFFERS], coerce=int, empty_value=None
    )
    lieu = forms.CharField(label=_("Place"), required=False, max_length=80)
    distance = forms.ChoiceField(label=_("Remote"), required=False, choices=[*ANY, *WHERE])
    vivant = forms.ChoiceField(label=_("Stamp"), required=False, choices=[*ANY, *STATES])
    tri = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(
        self, *args: Any, brands: Choices, categories: Choices, skills: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        given = {"marque": brands, "categorie": categories, "competence": skills}
        for name, choices in given.items():
            first = [] if name == "marque" else ANY
            self.fields[name].choices = [*first, *choices]  # type: ignore[attr-defined]
        if not skills:
            del self.fields["competence"]
        if not self.data.get("q"):
            del self.fields["tri"]

    def asked(self, *, brand_ids: dict[str, int], exact: bool) -> ProjectList:
        """The query of the list; wrong values were dropped by validation."""
        self.is_valid()
        chosen = self.cleaned_data
        return ProjectList(
            words=chosen.get("q", "").strip(),
            exact=exact,
            brand_id=brand_ids.get(chosen.get("marque", "")),
            category_id=chosen.get("categorie"),
            skills=[chosen["competence"]] if chosen.get("competence") else [],
            budgets=[chosen["budget"]] if chosen.get("budget") else [],
            days=chosen.get("age"),
            fewer_offers=chosen.get("offres"),
            place=chosen.get("lieu", "").strip(),
            remote=bool(chosen.get("distance")),
            awake=bool(chosen.get("vivant")),
            best_first=chosen.get("tri") == "pertinence",
            shown=_shown(chosen.get("onglet", "")),
        )


def _shown(tab: str) -> Shown:
    return Shown(tab) if tab in set(Shown) else Shown.AVAILABLE
