"""What officers decide on a project, with the edits made on the phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.brands.models import Category
from ouvrage.followup.models import Verdict
from ouvrage.followup.texts import words_for
from ouvrage.projects.forms.fields import PastDay
from ouvrage.projects.labels import FIELDS
from ouvrage.projects.models import BudgetBracket, Project, RefusalReason, VoidReason

REASONS = [
    ("", "—"),
    (_("To refuse"), RefusalReason.choices),
    (_("To set aside"), VoidReason.choices),
]
PARTS = [("", "—"), *FIELDS.items()]


class DecisionForm(forms.Form):
    """The edits made with the client on the phone, and what is decided."""

    decision_id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=120)
    summary = forms.CharField(
        label=_("Summary, readable by everybody"), max_length=240, required=False
    )
    description = forms.CharField(
        label=_("Specification"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 14})
    )
    category = forms.ModelChoiceField(label=_("Category"), queryset=Category.objects.none())
    budget_bracket = forms.ChoiceField(
        label=_("Budget"), choices=[("", "—"), *BudgetBracket.choices], required=False
    )
    reply_days = forms.IntegerField(
        label=_("Reply commitment"),
        help_text=_("Days within which the client promises an answer to every offer."),
        min_value=3,
        max_value=60,
    )
    field = forms.ChoiceField(
        label=_("Part to complete"),
        help_text=_("The link in the mail opens it."),
        choices=PARTS,
        required=False,
    )
    reason_code = forms.ChoiceField(label=_("Reason"), choices=REASONS, required=False)
    reason = forms.CharField(
        label=_("What the client reads"),
        help_text=_(
            "Not needed to validate. Left empty, the standard words of the reason are sent."
        ),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    verdict = forms.ChoiceField(choices=Verdict.choices, widget=forms.HiddenInput)

    EDITABLE = ("title", "summary", "description", "category", "budget_bracket")

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        category: Any = self.fields["category"]
        category.queryset = Category.objects.filter(brand_id=project.brand_id)

    def decision(self) -> dict[str, Any]:
        """What `services.decide` is told."""
        told = ("decision_id", "verdict", "reason_code", "reply_days", "field")
        data = self.cleaned_data
        reason = data["reason"].strip() or words_for(self.project, data["reason_code"])
        return {name: data[name] for name in told} | {"edits": self.edits(), "reason": reason}

    def edits(self) -> dict[str, Any]:
        """Only what differs from the project as it stands."""
        return {
            name: self.cleaned_data[name]
            for name in self.EDITABLE
            if self.cleaned_data[name] != getattr(self.project, name)
        }


class SetAsideForm(forms.Form):
    """The one thing still to decide on a project that providers see already."""

    decision_id = forms.UUIDField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        choices=[(Verdict.VOIDED, Verdict.VOIDED.label)],
        initial=Verdict.VOIDED,
        widget=forms.HiddenInput,
    )
    reason_code = forms.ChoiceField(
        label=_("Reason"), choices=VoidReason.choices, widget=forms.RadioSelect
    )
    dead_since = PastDay(
        label=_("Over since"),
        required=False,
        help_text=_("When you know it: what was spent from that day on is told as such."),
    )
    reason = forms.CharField(
        label=_("What the client reads"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def decision(self) -> dict[str, Any]:
        """What `services.decide` is told."""
        return self.cleaned_data
