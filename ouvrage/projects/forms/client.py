"""What the client writes about a project that was sent: completing it, giving it up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.forms.profile import clean_phone
from ouvrage.projects.forms.fields import PastDay
from ouvrage.projects.forms.steps import BudgetForm, ContactForm, DetailsForm, NeedForm
from ouvrage.projects.labels import CALL_HOURS, FIELDS, FORM_NAMES, phone
from ouvrage.projects.models import CancelReason, Project
from ouvrage.ui.forms import Card, Cards

REASONS = [
    (CancelReason.FOUND_ELSEWHERE, Card(_("I found someone elsewhere"), _("Outside the platform"))),
    (CancelReason.POSTPONED, Card(_("It is postponed"), _("You can post it again later"))),
    (CancelReason.ABANDONED, Card(_("I give it up"), _("The need is gone"))),
    (CancelReason.OTHER, Card(_("Another reason"), _("Tell us in a word below"))),
]


class AmendForm(NeedForm, DetailsForm, BudgetForm, ContactForm):
    """The whole project on one page; the part that was asked for comes first."""

    def __init__(self, *args: Any, first: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["contact_email"].disabled = True
        asked = FORM_NAMES.get(first, first)
        steps = (NeedForm, DetailsForm, BudgetForm, ContactForm)
        self.order_fields([asked, *(name for step in steps for name in step.base_fields)])
        self.asked = asked if asked in self.fields else ""
        if self.asked:
            self.fields[asked].widget.attrs["autofocus"] = True

    @property
    def asked_field(self) -> forms.BoundField | None:
        """The part that Suivi Projet asked for, when it named one."""
        return self[self.asked] if self.asked else None

    @property
    def rest(self) -> list[forms.BoundField]:
        """Everything else, which may stay as it is."""
        return [field for field in self if field.name != self.asked]

    @property
    def rest_has_errors(self) -> bool:
        return any(field.errors for field in self.rest)

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        return {
            **NeedForm.initial_of(project),
            **DetailsForm.initial_of(project),
            **BudgetForm.initial_of(project),
            **ContactForm.initial_of(project),
        }


class NumberForm(forms.Form):
    """The number and the hours alone, corrected when calls do not reach the client."""

    contact_phone = forms.CharField(
        label=FIELDS["contact_phone"],
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    call_hours = forms.MultipleChoiceField(
        label=FIELDS["call_hours"],
        choices=list(CALL_HOURS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Monday to Friday, Paris time. None ticked: any of them."),
    )

    def clean_contact_phone(self) -> str:
        return clean_phone(self.cleaned_data["contact_phone"])

    def contact(self) -> dict[str, Any]:
        """What `services.correct_contact` is told."""
        told = self.cleaned_data
        return {"phone": told["contact_phone"], "call_hours": told["call_hours"]}

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        return {"contact_phone": phone(project.contact_phone), "call_hours": project.call_hours}


class CancelForm(forms.Form):
    """Why the client gives the project up."""

    reason = forms.ChoiceField(label=_("Why do you cancel?"), choices=REASONS, widget=Cards)
    dead_since = PastDay(
        label=_("Over since"),
        required=False,
        help_text=_(
            "If it was over before today, say since when: providers who spent credits on it "
            "from that day on get them back."
        ),
    )
    text = forms.CharField(
        label=_("In your words"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by Suivi Projet only."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == CancelReason.OTHER and not cleaned.get("text", "").strip():
            self.add_error("text", _("Tell us the reason in a word."))
        return cleaned
