"""How the movements are looked at: by month, kind, movement and project, in the address."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import MOVEMENTS, CreditLedger

WORDS = {kind.rpartition(".")[2]: kind for kind in MOVEMENTS}
"""By the word of the address, the kind of entry."""


class MovementFilter(forms.Form):
    """What is left out counts as all; so does what makes no sense."""

    mois = forms.ChoiceField(label=_("Month"), required=False)
    type = forms.ChoiceField(label=_("Kind"), required=False)
    mouvement = forms.ChoiceField(label=_("Movement"), required=False)
    projet = forms.IntegerField(
        label=_("Project number"),
        required=False,
        min_value=1,
        max_value=999_999_999,
        widget=forms.NumberInput(attrs={"class": "input"}),
    )

    def __init__(self, data: Any, *, months: list[date]) -> None:
        super().__init__(data)
        self.months = months
        fields: dict[str, Any] = self.fields
        fields["mois"].choices = [
            ("", _("All months")),
            *((f"{month:%Y-%m}", capfirst(date_format(month, "F Y"))) for month in months),
        ]
        fields["type"].choices = [
            ("", _("All kinds")),
            *((kind.value.lower(), capfirst(kind.label)) for kind in CreditKind),
        ]
        fields["mouvement"].choices = [
            ("", _("All movements")),
            *((word, MOVEMENTS[kind]) for word, kind in WORDS.items()),
        ]

    def ledger(self, company_id: int) -> CreditLedger:
        """The movements asked for."""
        self.is_valid()
        asked = self.cleaned_data
        month, kind = asked.get("mois"), asked.get("type")
        return CreditLedger(
            company_id,
            kind=CreditKind(kind.upper()) if kind else None,
            movement=WORDS.get(asked.get("mouvement", ""), ""),
            month=date.fromisoformat(f"{month}-01") if month else None,
            project_id=asked.get("projet"),
        )


def asked_for(request: HttpRequest, company_id: int) -> tuple[MovementFilter, CreditLedger]:
    """The filter as the address fills it, and what it leaves; one query for the months."""
    form = MovementFilter(request.GET, months=CreditLedger(company_id).months())
    return form, form.ledger(company_id)
