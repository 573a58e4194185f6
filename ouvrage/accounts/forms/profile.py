"""What people write about themselves and their company."""

from typing import Any

import phonenumbers
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.countries import countries
from ouvrage.accounts.models import LegalStatus, Quality
from ouvrage.accounts.pseudos import LONGEST, is_well_formed
from ouvrage.accounts.wording import PASSWORD_HELP, PSEUDO_SHAPE
from ouvrage.brands.models import Skill
from ouvrage.ui.forms import Card, Cards


def clean_phone(typed: str) -> str:
    """A phone number as it is kept: +33…; French when no country is given."""
    if not typed:
        return ""
    try:
        number = phonenumbers.parse(typed, "FR")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise forms.ValidationError(
            _("This number cannot be reached. Write it like 06 39 98 00 12 or +32 2 555 12 12.")
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class PersonForm(forms.Form):
    """Who the person is; only Suivi Projet and those who pay a contact credit see the phone."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        help_text=_("Our follow-up team calls you on it about your projects."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    city = forms.CharField(
        label=_("Town"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    quality = forms.ChoiceField(label=_("You have work done as"), choices=Quality.choices)

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


class PseudoForm(forms.Form):
    """The name others read."""

    pseudo = forms.CharField(label=_("Pseudo"), max_length=LONGEST)

    def clean_pseudo(self) -> str:
        pseudo = str(self.cleaned_data["pseudo"])
        if not is_well_formed(pseudo):
            raise forms.ValidationError(PSEUDO_SHAPE)
        return pseudo


class LanguageForm(forms.Form):
    """In which language pages, mails and documents come."""

    language = forms.ChoiceField(
        label=_("Language of pages, mails and documents"),
        choices=[("fr", "Français"), ("en", "English")],
        widget=forms.RadioSelect,
    )


class _LegalForm(forms.Form):
    """The legal identity of a company (LEG-34)."""

    legal_status = forms.ChoiceField(
        label=_("Where your registration stands"),
        choices=[
            (
                LegalStatus.REGISTERED,
                Card(_("Registered"), _("I have a SIREN, or its equivalent abroad.")),
            ),
            (
                LegalStatus.IN_CREATION,
                Card(_("Being created"), _("I can offer, and sign once I am registered.")),
            ),
            (
                LegalStatus.DISCOVERY,
                Card(_("Not yet"), _("I am looking around and preparing my profile.")),
            ),
        ],
        initial=LegalStatus.REGISTERED,
        widget=Cards,
    )
    registration_number = forms.CharField(
        label=_("SIREN or SIRET"),
        max_length=30,
        required=False,
        help_text=_("Nine or fourteen digits; abroad, the number of your company register."),
        widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=_("Country"), choices=countries, initial="FR")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needed = cleaned.get("legal_status") == LegalStatus.REGISTERED
        if needed and not cleaned.get("registration_number"):
            self.add_error(
                "registration_number", _("A registered company has a number: write it here.")
            )
        return cleaned


class BecomeProviderForm(_LegalForm):
    """Taking the provider's hat."""

    name = forms.CharField(
        label=_("Trading name"),
        max_length=120,
        help_text=_("Your own name or that of your company, as clients will read it."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ("name", "legal_status", "registration_number", "country")


class CompanyForm(_LegalForm):
    """A company's public profile and legal identity."""

    name = forms.CharField(label=_("Trading name"), max_length=120)
    title = forms.CharField(
        label=_("In one line"),
        max_length=120,
        required=False,
        help_text=_("What you do, for instance “Graphic designer, identities and packaging”."),
    )
    presentation = forms.CharField(
        label=_("Presentation"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Your experience and your way of working. No phone, e-mail or web address."),
    )
    skills = forms.ModelMultipleChoiceField(
        label=_("Skills"),
        queryset=Skill.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
    )
    legal_form = forms.CharField(
        label=_("Legal form"),
        max_length=60,
        required=False,
        help_text=_("micro-entreprise, EURL, SAS…"),
    )
    vat_number = forms.CharField(label=_("VAT number"), max_length=20, required=False)
    street = forms.CharField(
        label=_("Street"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    city = forms.CharField(label=_("Town"), max_length=80, required=False)
    field_order = (
        "name", "title", "presentation", "skills", "legal_status", "registration_number",
        "legal_form", "vat_number", "street", "postcode", "city", "country",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        skills: Any = self.fields["skills"]
        skills.queryset = Skill.objects.order_by("name_fr")


class LostPseudoForm(forms.Form):
    """Where to send the pseudo."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class FirstPasswordForm(forms.Form):
    """The first password of an account made on the way to something else."""

    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = PASSWORD_HELP

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password
