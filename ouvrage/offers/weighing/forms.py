"""The client's criteria and points as they are typed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ouvrage.offers.weighing.models import OfferCriterion
from ouvrage.offers.weighing.services import Wanted

PLACES = range(6)
WEIGHTS = [(1, _("counts")), (2, _("counts double")), (3, _("counts triple"))]
USUAL = (_("Grasp of the need"), _("Price for what is included"), _("Delay"), _("References"))


class CriteriaForm(forms.Form):
    """Up to six criteria, each in its place with its weight; an empty one goes."""

    def __init__(self, *args: Any, criteria: Sequence[OfferCriterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one.position: one for one in criteria}
        usual = dict(enumerate(USUAL)) if not criteria else {}
        for place in PLACES:
            one = known.get(place)
            self.fields[f"label_{place}"] = forms.CharField(
                label=_("Criterion"),
                max_length=60,
                required=False,
                initial=one.label if one else usual.get(place, ""),
            )
            self.fields[f"weight_{place}"] = forms.TypedChoiceField(
                label=_("Weight"),
                choices=WEIGHTS,
                coerce=int,
                required=False,
                initial=one.weight if one else 1,
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"label_{place}"], self[f"weight_{place}"]) for place in PLACES]

    def wanted(self) -> list[Wanted]:
        data = self.cleaned_data
        return [Wanted(data[f"label_{place}"], data[f"weight_{place}"] or 1) for place in PLACES]


def points_in(posted: QueryDict) -> dict[int, int]:
    """The points by criterion, from fields named `points-12`; anything else is left aside."""
    found = {}
    for name, value in posted.items():
        key = name.removeprefix("points-")
        if key != name and key.isdigit() and str(value).isdigit():
            found[int(key)] = int(str(value))
    return found
