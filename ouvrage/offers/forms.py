"""Forms about offers. They check shape; the rules decide."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.messaging.forms import quiet
from ouvrage.offers.milestone_rows import MilestonesForm, initial_rows
from ouvrage.offers.models import DeclineReason
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.ui.forms import DayInput, MoneyField
from ouvrage.ui.text import money


class OfferForm(MilestonesForm):
    """Price, delay, text and up to six milestones; all typed by hand, none required but the first
    three.
    """

    offer_id = forms.UUIDField(widget=forms.HiddenInput)
    price = MoneyField(
        label=_("Your price"),
        note=_("€ excl. VAT"),
        help_text=_("For the whole project, without VAT."),
        max_cents=100_000_000,
    )
    delivery_days = forms.IntegerField(
        label=_("Delay in days"),
        help_text=_("From the start of the work to the last delivery, in calendar days."),
        min_value=1,
        max_value=730,
    )
    valid_until_on = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=DayInput,
        help_text=_("The client can choose it until then. You may prolong it, free of charge."),
    )
    pitch = forms.CharField(
        label=_("Your proposal"),
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 10, "data-serif": ""}),
        help_text=_(
            "How you understood the need, how you would go about it, what is included. "
            "No phone, e-mail or link: they are exchanged with the contact."
        ),
    )

    def main_fields(self) -> list[forms.BoundField]:
        return [self["price"], self["delivery_days"], self["valid_until_on"]]

    def clean_pitch(self) -> str:
        return quiet(self.cleaned_data["pitch"])

    def clean(self) -> dict[str, Any]:
        data = cast("dict[str, Any]", super().clean())
        self.check_rows(data)
        if not self.errors:
            terms = self.terms()
            if terms.sum_of_milestones != terms.price:
                self.add_error(
                    None,
                    _("The milestones add up to %(sum)s, but your price is %(price)s.")
                    % {"sum": money(terms.sum_of_milestones), "price": money(terms.price)},
                )
        return data

    def terms(self) -> OfferTerms:
        """What was typed; without milestones the whole work is one."""
        data = self.cleaned_data
        price, delay = data["price"], data["delivery_days"]
        whole = (MilestoneTerms(str(_("The whole work")), price, delay),)
        return OfferTerms(price, delay, data["pitch"].strip(), self.milestones() or whole)


def initial_of(terms: OfferTerms) -> dict[str, Any]:
    """The form's fields for an offer that exists."""
    fields: dict[str, Any] = {
        "price": terms.price,
        "delivery_days": terms.delivery_days,
        "pitch": terms.pitch,
    }
    # One milestone is the whole work and follows the price: nothing to retype.
    parts = terms.milestones if len(terms.milestones) > 1 else ()
    return fields | initial_rows(parts)


class DeclineForm(forms.Form):
    """Why an offer is turned down."""

    reason = forms.ChoiceField(
        label=_("Why"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("A word to the provider"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It helps him make better offers. He reads it as you write it."),
    )


class MessageForm(forms.Form):
    """A question or an answer; the identifier makes a message sent twice arrive once."""

    message_id = forms.UUIDField(widget=forms.HiddenInput)
    answers_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    body = forms.CharField(
        label=_("Your message"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 4})
    )
