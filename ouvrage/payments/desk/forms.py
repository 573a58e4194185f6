"""What the accountant types: filters of the list, a refund, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.payments.desk.queries import PaymentList
from ouvrage.payments.desk.registry import purposes
from ouvrage.payments.desk.story import Source
from ouvrage.payments.states import PaymentState
from ouvrage.ui.forms import DayInput, MoneyField
from ouvrage.ui.text import money


class FilterForm(forms.Form):
    """The filters of the list; what is not understood is left out."""

    q = forms.CharField(label=_("Company or identifier"), required=False, max_length=120)
    etat = forms.ChoiceField(label=_("State"), required=False)
    objet = forms.ChoiceField(label=_("For"), required=False)
    montant = MoneyField(label=_("Amount"), required=False)
    du = forms.DateField(label=_("From"), required=False, widget=DayInput)
    au = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    passerelle = forms.ChoiceField(label=_("Gateway"), required=False)
    onglet = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, gateways: list[str]) -> None:
        super().__init__(data, auto_id="filtre-%s")
        everything: tuple[str, Any] = ("", _("All"))
        self._choose("etat", [everything, *PaymentState.choices])
        known = [(name, purpose.label) for name, purpose in purposes.items()]
        self._choose("objet", [everything, *known])
        self._choose("passerelle", [everything, *((name, name) for name in gateways)])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the checker of types
        field.choices = choices

    def asked(self) -> PaymentList:
        self.is_valid()
        given = self.cleaned_data
        amount = given.get("montant")
        return PaymentList(
            words=given.get("q", "").strip(),
            state=given.get("etat", ""),
            purpose=given.get("objet", ""),
            gateway=given.get("passerelle", ""),
            from_on=given.get("du"),
            until_on=given.get("au"),
            cents=amount.cents if amount else None,
            needs_hand=given.get("onglet") == "aide",
        )


class RefundForm(forms.Form):
    """How much of which, and why: the reason is printed on the credit note."""

    refund_id = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ChoiceField(label=_("Of what"), widget=forms.RadioSelect)
    amount = MoneyField(label=_("Amount with VAT"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("The company reads it on its credit note."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, *, sources: list[Source], **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 — for the checker of types
        field.choices = [
            (source.value, f"{source.label}, {money(source.left)}") for source in sources
        ]


class AnswerForm(forms.Form):
    """Why not: whoever asked reads it."""

    answer = forms.CharField(label=_("Reason"), max_length=200)
