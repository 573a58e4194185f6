"""Forms about contracts. They check shape; the rules decide."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.contracts.content import ClientIdentity, Content, Copyright
from ouvrage.contracts.models import Pace
from ouvrage.contracts.services.text import Amendment
from ouvrage.offers.milestone_rows import MilestonesForm, initial_rows
from ouvrage.offers.terms import milestones_from_json
from ouvrage.ui.forms import Card, Cards, CodeInput


class IdentityForm(forms.Form):
    """How the contract names the client."""

    name = forms.CharField(
        label=_("First and last name"),
        max_length=120,
        help_text=_("Of the person who signs."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        help_text=_("Company, association or authority for which you sign, if any."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    registration = forms.CharField(
        label=_("SIREN, or its equivalent"), max_length=30, required=False
    )
    street = forms.CharField(
        label=_("Number and street"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    city = forms.CharField(
        label=_("Town"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )

    def identity(self, known: dict[str, Any]) -> ClientIdentity:
        """What was typed, with what the form does not ask."""
        return ClientIdentity(
            **self.cleaned_data, country=known["country"], quality=known["quality"]
        )


class AmendForm(MilestonesForm):
    """What the provider may change before signature."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    delivery_days = forms.IntegerField(label=_("Delay in days"), min_value=1, max_value=730)
    report_every_days = forms.IntegerField(
        label=_("A progress report every … days"), min_value=1, max_value=60
    )
    assigned = forms.TypedChoiceField(
        label=_("Copyright"),
        coerce=lambda value: value == "yes",
        widget=Cards,
        choices=[
            (
                "yes",
                Card(
                    _("Assigned"), _("The rights listed below pass to the client once all is paid.")
                ),
            ),
            ("no", Card(_("Not assigned"), _("The client uses the work for the need described."))),
        ],
    )
    rights = forms.CharField(label=_("Rights"), max_length=300, required=False)
    supports = forms.CharField(label=_("Media"), max_length=300, required=False)
    territory = forms.CharField(
        label=pgettext_lazy("copyright", "Place"), max_length=120, required=False
    )
    duration = forms.CharField(label=_("Duration"), max_length=120, required=False)
    exclusive = forms.BooleanField(label=_("Exclusive"), required=False)
    sources = forms.BooleanField(label=_("Source files are handed over"), required=False)
    portfolio = forms.BooleanField(
        label=_("The provider may show the work among his references"), required=False
    )

    def main_fields(self) -> list[forms.BoundField]:
        return [self["delivery_days"], self["report_every_days"]]

    def limbs(self) -> list[forms.BoundField]:
        return [self[name] for name in ("rights", "supports", "territory", "duration")]

    def options(self) -> list[forms.BoundField]:
        return [self[name] for name in ("exclusive", "sources", "portfolio")]

    def clean(self) -> dict[str, Any]:
        data = cast("dict[str, Any]", super().clean())
        self.check_rows(data)
        return data

    def amendment(self) -> Amendment:
        data = self.cleaned_data
        names = ("assigned", "rights", "supports", "territory", "duration")
        options = ("exclusive", "sources", "portfolio")
        return Amendment(
            milestones=self.milestones(),
            delivery_days=data["delivery_days"],
            report_every_days=data["report_every_days"],
            copyright=Copyright(**{name: data[name] for name in (*names, *options)}),
        )


def amend_initial(content: Content, version: int) -> dict[str, Any]:
    """The form's fields for the text as it stands."""
    terms = dict(content["copyright"])
    terms["assigned"] = "yes" if terms["assigned"] else "no"
    return {
        "version": version,
        "delivery_days": content["delivery_days"],
        "report_every_days": content["report_every_days"],
        **terms,
        **initial_rows(milestones_from_json(content["milestones"])),
    }


class SignForm(forms.Form):
    """One's name, the code received, the sentence of agreement."""

    signature_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Your name, as it stands in the contract"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    code = forms.CharField(label=_("The code received by mail"), max_length=12, widget=CodeInput)
    consent = forms.BooleanField(required=False)

    def __init__(self, *args: Any, consent: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = consent


class WordsForm(forms.Form):
    """A few words for the other side."""

    text = forms.CharField(max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))


class AskForm(WordsForm):
    """What one would like to change before signing."""

    message_id = forms.UUIDField(widget=forms.HiddenInput)


class ReportForm(forms.Form):
    """How the work goes."""

    report_id = forms.UUIDField(widget=forms.HiddenInput)
    pace = forms.ChoiceField(
        label=_("How does it go?"), choices=Pace.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What is done, what comes next, what you need"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class VerifyForm(forms.Form):
    """A contract's number, or its file."""

    number = forms.CharField(
        label=_("Number of the contract"),
        max_length=24,
        required=False,
        help_text=_("For instance C-7K4M-2QXD; it stands at the foot of each page."),
    )
    file = forms.FileField(
        label=_("Or the PDF file"),
        required=False,
        help_text=_(
            "Its fingerprint is compared with the one we keep; the file itself is not kept."
        ),
    )
