"""The answer: what became of it, with whom, about how much."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company
from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.followup.surveys.wording import CHOICES
from ouvrage.kit.money import Money
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import BudgetBracket
from ouvrage.ui.forms import MoneyField


class OutcomeForm(forms.Form):
    """One choice is enough; the rest may stay empty."""

    outcome = forms.ChoiceField(label=_("What became of it?"), widget=forms.RadioSelect)
    company = forms.ModelChoiceField(
        label=_("With which provider?"),
        queryset=Company.objects.none(),
        required=False,
        empty_label="—",
    )
    bracket = forms.ChoiceField(
        label=_("For about how much?"), choices=[("", "—"), *BudgetBracket.choices], required=False
    )
    amount = MoneyField(
        label=_("Or exactly, without VAT"),
        help_text=_("Optional. Amounts are only read together, never shown one by one."),
        required=False,
    )

    def __init__(self, *args: Any, survey: OutcomeSurvey, **options: Any) -> None:
        super().__init__(*args, **options)
        outcome: Any = self.fields["outcome"]
        outcome.choices = CHOICES[survey.side]
        company: Any = self.fields["company"]
        company.queryset = Company.objects.filter(offers__project=survey.project_id).distinct()
        if survey.side == Side.PROVIDER:
            del self.fields["company"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_here = cleaned.get("outcome") == Became.HERE
        if "company" in self.fields and is_here and not cleaned.get("company"):
            self.add_error("company", _("Say with which provider."))
        return cleaned

    def answer(self) -> dict[str, Any]:
        """What `services.tell_outcome` is told."""
        company, amount = self.cleaned_data.get("company"), self.cleaned_data.get("amount")
        return {
            "outcome": self.cleaned_data["outcome"],
            "company_id": company.pk if company else None,
            "amount": amount if isinstance(amount, Money) else None,
            "bracket": self.cleaned_data["bracket"],
        }


def form_of(survey: OutcomeSurvey, *posted: Any, wanted: str = "") -> OutcomeForm:
    """With what was said, or else what the link of the mail says."""
    choices = dict(CHOICES[survey.side])
    initial = {
        "outcome": wanted if wanted in choices else survey.outcome,
        "company": survey.company_id or _chosen(survey),
        "bracket": survey.bracket,
        "amount": Money(survey.amount_cents) if survey.amount_cents else None,
    }
    return OutcomeForm(*posted, survey=survey, initial=initial)


def _chosen(survey: OutcomeSurvey) -> int | None:
    """The company that the client selected on the site, if he did."""
    chosen = survey.project.offers.filter(state=OfferState.SELECTED).first()
    return chosen.company_id if chosen else None
