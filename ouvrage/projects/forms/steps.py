"""The four steps of posting: need, details and files, budget and dates, contact."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.forms.profile import clean_phone
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.messaging.forms import quiet
from ouvrage.projects.forms.fields import Choices, FilesField, StepForm
from ouvrage.projects.labels import CALL_HOURS, CHANNELS, FIELDS, phone
from ouvrage.projects.models import BudgetBracket, Project
from ouvrage.ui.forms import Card, Cards, DayInput, MoneyField

EXACT = "exact"
BUDGETS = [
    (BudgetBracket.UNDER_1000, Card(_("Under €1,000"), _("A logo, a text, a small fix"))),
    (BudgetBracket.FROM_1000_TO_5000, Card(_("€1,000 to €5,000"), _("A site, an identity"))),
    (BudgetBracket.OVER_5000, Card(_("Over €5,000"), _("A larger piece of work"))),
    (EXACT, Card(_("An exact amount"), _("You know what you can spend"))),
]
PLACES = [
    ("remote", Card(_("From anywhere"), _("By phone and on line"))),
    ("on_site", Card(_("Near us"), _("Meeting, at least in part"))),
]


class NeedForm(StepForm):
    """What the client wants, in a title and in his own words."""

    category_id = forms.TypedChoiceField(label=FIELDS["category"], coerce=int, empty_value=None)
    title = forms.CharField(
        label=FIELDS["title"],
        min_length=8,
        max_length=120,
        help_text=_("For instance “Logo and sign for a bakery in Nantes”."),
    )
    description = forms.CharField(
        label=FIELDS["description"],
        min_length=60,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12, "data-serif": ""}),
        help_text=_(
            "Who you are, what you need, what exists already, what you like or not. "
            "Leave out phone and e-mail: they come later and stay protected."
        ),
    )

    def __init__(self, *args: Any, categories: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["category_id"]
        field.choices = [("", _("Choose")), *categories]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        return quiet(" ".join(self.cleaned_data["title"].split()))

    def clean_description(self) -> str:
        return quiet(self.cleaned_data["description"].replace("\r\n", "\n"))

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        names = ("category_id", "title", "description")
        return {name: getattr(project, name) for name in names}


class DetailsForm(StepForm):
    """What helps providers to see whether it suits them; files go along."""

    summary = forms.CharField(
        label=FIELDS["summary"],
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the public list shows. Left empty, we take your first sentence."),
    )
    skills = forms.TypedMultipleChoiceField(
        label=FIELDS["skills"],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
    )
    files = FilesField(  # type: ignore[assignment]  # of the class; instances have their own
        label=FIELDS["files"],
        help_text=_(
            "Brief, logo, sketches, examples: 25 MB each at most, without contact details."
        ),
    )

    def __init__(self, *args: Any, skills: Choices, place: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["skills"].choices = skills  # type: ignore[attr-defined]
        if place:
            self.fields["files"].widget.attrs |= {
                "data_place": place,
                "data_upload": reverse("messaging:uploads"),
            }

    def clean_summary(self) -> str:
        return quiet(" ".join(self.cleaned_data["summary"].split()))

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        skills = list(project.skills.values_list("pk", flat=True))
        return {"summary": project.summary, "skills": skills}


class BudgetForm(StepForm):
    """How much, by when, where."""

    budget_bracket = forms.ChoiceField(
        label=FIELDS["budget_bracket"],
        choices=BUDGETS,
        widget=Cards(attrs={"inline": True}),
        help_text=_("Without VAT. Nothing is binding before you sign a contract."),
    )
    amount = MoneyField(
        label=_("Exact amount"), min_cents=5_000, max_cents=100_000_000, required=False
    )
    wanted_start_on = forms.DateField(label=_("Start"), required=False, widget=DayInput())
    deadline_on = forms.DateField(label=FIELDS["deadline_on"], required=False, widget=DayInput())
    where = forms.ChoiceField(
        label=_("Where the provider works"),
        choices=PLACES,
        initial="remote",
        widget=Cards(attrs={"inline": True}),
    )
    place = forms.CharField(
        label=FIELDS["place"],
        max_length=80,
        required=False,
        help_text=_("Town or department."),
    )

    def clean_place(self) -> str:
        return quiet(self.cleaned_data["place"].strip())

    def clean_deadline_on(self) -> Any:
        deadline = self.cleaned_data["deadline_on"]
        if deadline and deadline < today():
            raise forms.ValidationError(_("This day is already over."), code="past")
        return deadline

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._clean_budget(cleaned)
        self._clean_dates(cleaned)
        cleaned["is_remote"] = cleaned.get("where") != "on_site"
        if not cleaned["is_remote"] and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", _("Tell where, so that neighbours find you."))
        return cleaned

    def _clean_budget(self, cleaned: dict[str, Any]) -> None:
        """An exact amount decides its own bracket, when it is saved."""
        amount = cleaned.get("amount")
        if cleaned.get("budget_bracket") != EXACT:
            cleaned["budget_cents"] = None
            return
        del cleaned["budget_bracket"]
        if isinstance(amount, Money):
            cleaned["budget_cents"] = amount.cents
        elif "amount" not in self.errors:
            self.add_error("amount", _("Write the amount, or choose a bracket."))

    def _clean_dates(self, cleaned: dict[str, Any]) -> None:
        start, deadline = cleaned.get("wanted_start_on"), cleaned.get("deadline_on")
        if start and deadline and deadline < start:
            self.add_error("deadline_on", _("The end comes before the start."))

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        exact = project.budget_cents is not None
        return {
            "budget_bracket": EXACT if exact else project.budget_bracket,
            "amount": Money(project.budget_cents) if project.budget_cents else None,
            "wanted_start_on": project.wanted_start_on,
            "deadline_on": project.deadline_on,
            "where": "remote" if project.is_remote else "on_site",
            "place": project.place,
        }


class ContactForm(StepForm):
    """How Suivi Projet, and later the providers who paid for it, reach the client."""

    contact_name = forms.CharField(
        label=FIELDS["contact_name"],
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label=FIELDS["contact_email"], widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    contact_phone = forms.CharField(
        label=FIELDS["contact_phone"],
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        help_text=_("Suivi Projet calls each client once before publishing."),
    )
    contact_channels = forms.MultipleChoiceField(
        label=_("Providers may reach you"),
        choices=list(CHANNELS.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=["phone", "email"],
    )
    call_hours = forms.MultipleChoiceField(
        label=FIELDS["call_hours"],
        choices=list(CALL_HOURS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Monday to Friday, Paris time. None ticked: any of them."),
    )

    def clean_contact_email(self) -> str:
        return str(self.cleaned_data["contact_email"]).lower()

    def clean_contact_phone(self) -> str:
        return clean_phone(self.cleaned_data["contact_phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        by_phone = "phone" in cleaned.get("contact_channels", ())
        if by_phone and not cleaned.get("contact_phone") and "contact_phone" not in self.errors:
            self.add_error("contact_phone", _("Give a number, or untick “by phone”."))
        return cleaned

    @staticmethod
    def initial_of(project: Project) -> dict[str, Any]:
        names = ("contact_name", "contact_email", "contact_phone", "call_hours")
        known = {name: getattr(project, name) for name in names}
        known["contact_phone"] = phone(project.contact_phone)
        channels = project.contact_channels or ["phone", "email"]
        client = project.client
        if client and not project.contact_email:
            known |= {"contact_name": client.full_name, "contact_email": client.email}
            known["contact_phone"] = phone(client.phone)
        return {**known, "contact_channels": channels}
