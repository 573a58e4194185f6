"""Forms: amounts as people type them, errors on top and beside, classes on controls."""

import pytest
from django import forms
from django.utils import translation

from ouvrage.kit.money import Money
from ouvrage.ui.forms import Card, Cards, MoneyField, MoneyInput, Renderer, Switch


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1250", 125_000), ("1 250,50 €", 125_050), ("1\u202f250.5", 125_050), ("0,01", 1)],
)
def test_amounts_are_understood_as_people_type_them(typed, cents):
    assert MoneyField().clean(typed) == Money(cents)


@pytest.mark.parametrize("typed", ["cher", "-5", "1,234", "1e9", "0", "99999999999"])
def test_what_is_not_an_amount_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(typed)


def test_limits_are_told_in_euros():
    with translation.override("fr"), pytest.raises(forms.ValidationError) as refused:
        MoneyField(min_cents=10_000).clean("50")

    assert refused.value.messages == ["Le montant doit être d’au moins 100\u00a0€."]


def test_an_amount_comes_back_as_it_is_written():
    html = MoneyInput().render("price", Money(125_050), renderer=Renderer())

    assert 'value="1250,50"' in html
    assert 'inputmode="decimal"' in html


class Trial(forms.Form):
    default_renderer = Renderer

    title = forms.CharField(
        label="Titre", help_text="Court.", max_length=1_200, widget=forms.Textarea
    )
    formula = forms.ChoiceField(widget=Cards, choices=[("r0", Card("Risque 0", "De côté."))])
    kind = forms.ChoiceField(choices=[("a", "A")])
    digest = forms.BooleanField(widget=Switch, required=False)


def test_controls_carry_the_class_of_their_style_sheet():
    html = str(Trial())

    assert 'class="textarea"' in html
    assert 'class="select"' in html
    assert 'class="switch"' in html
    assert "<strong>Risque 0</strong><small>De côté.</small>" in html
    assert 'data-max="1200"' in html


def test_errors_stand_on_top_with_links_and_beside_the_field():
    html = str(Trial({"kind": "a"}))

    assert 'href="#id_title"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index('class="form-errors"') < html.index('id="id_title"')
