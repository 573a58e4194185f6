"""What a supervisor types: absences, filters, advice, the reason of a reversal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import StaffRole, User
from ouvrage.followup.models import Verdict
from ouvrage.followup.queries import officers
from ouvrage.followup.supervision.models import Finding
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.ui.forms import DayInput


class OfficerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An officer by his name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.full_name


class AbsenceForm(forms.Form):
    """Days away: one's own, or anybody's for a supervisor."""

    absence_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    officer = OfficerField(queryset=User.objects.none(), label=_("Who"))
    from_on = forms.DateField(label=_("From"), widget=DayInput, initial=today)
    until_on = forms.DateField(label=_("Until, included"), widget=DayInput, initial=today)

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose: Any = self.fields["officer"]
        is_supervisor = reader.has_role(StaffRole.SUPERVISOR)
        whose.queryset = officers() if is_supervisor else officers().filter(pk=reader.pk)
        whose.initial = reader.pk
        if not is_supervisor:
            whose.widget = forms.HiddenInput()

    def told(self) -> dict[str, Any]:
        """What `services.tell_absence` is told."""
        data = self.cleaned_data
        days = {name: data[name] for name in ("from_on", "until_on")}
        return {"absence_id": data["absence_id"], "officer_id": data["officer"].pk} | days


class DecisionsForm(forms.Form):
    """Decisions of one officer, or of one kind."""

    part = forms.CharField(widget=forms.HiddenInput, required=False)
    officer = OfficerField(
        queryset=User.objects.none(), label=_("Officer"), required=False, empty_label=_("everybody")
    )
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=[("", _("every decision")), *Verdict.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officer: Any = self.fields["officer"]
        officer.queryset = officers()

    def chosen(self) -> dict[str, Any]:
        """Nothing for what is not chosen, or not known."""
        told = self.cleaned_data if self.is_valid() else {}
        officer = told.get("officer")
        return {
            "officer_id": officer.pk if officer else None,
            "verdict": told.get("verdict", ""),
        }


class HearingForm(forms.Form):
    """What one thinks of the decision, with a word to its author."""

    remark = forms.CharField(
        label=_("Advice to the officer"),
        help_text=_("Read word for word. Not needed when you agree."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    finding = forms.ChoiceField(
        choices=[(one.value, one.label) for one in (Finding.AGREED, Finding.ADVICE)],
        widget=forms.HiddenInput,
    )


class ReversalForm(forms.Form):
    """Why a decision is taken back."""

    reversal_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    reason = forms.CharField(
        label=_("What the client reads"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
