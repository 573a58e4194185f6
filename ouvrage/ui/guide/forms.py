"""Sample forms for the style guide: one field of each kind, right and wrong."""

from typing import ClassVar

from django import forms

from ouvrage.ui.forms import Card, Cards, CodeInput, DayInput, FileDrop, MoneyField, Switch


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label="Titre du projet",
        max_length=90,
        help_text="Une phrase qu’un inconnu comprend : « Logo d’une fromagerie d’alpage ».",
    )
    category = forms.ChoiceField(
        label="Catégorie", choices=[("id", "Logo et identité"), ("print", "Mise en page")]
    )
    description = forms.CharField(
        label="Ce que vous attendez",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Ce qui existe déjà, ce que vous aimez, ce que vous ne voulez pas.",
    )
    budget = MoneyField(label="Budget", note="€ HT", help_text="Tout compris, hors taxes.")
    start = forms.DateField(label="Début souhaité", required=False, widget=DayInput)
    formula = forms.ChoiceField(
        label="Formule",
        initial="r0",
        widget=Cards,
        choices=[
            (
                "base",
                Card("Base", "Vous vous réglez entre vous ; nous notons ce que vous déclarez."),
            ),
            ("r0", Card("Risque 0", "L’argent est mis de côté avant le début du travail.")),
        ],
    )
    channels = forms.MultipleChoiceField(
        label="Comment vous joindre",
        widget=forms.CheckboxSelectMultiple,
        choices=[("phone", "Par téléphone"), ("mail", "Par courriel"), ("here", "Ici seulement")],
    )
    attached = forms.FileField(
        label="Fichiers",
        required=False,
        widget=FileDrop(attrs={"multiple": True}),
        help_text="Images ou PDF, 25 Mo chacun.",
    )
    digest = forms.BooleanField(
        label="Me prévenir des nouvelles offres",
        help_text="Un courriel par jour au plus.",
        required=False,
        widget=Switch,
    )
    terms = forms.BooleanField(label="J’ai lu les conditions de mise en relation")


class SampleSignature(forms.Form):
    """What one types to sign."""

    name = forms.CharField(label="Votre nom, comme sur vos papiers")
    code = forms.CharField(
        label="Code reçu par courriel",
        widget=CodeInput,
        help_text="Six chiffres, valables 10 minutes.",
    )


class SampleFilters(forms.Form):
    """Filters of a list."""

    ORDERS: ClassVar = [("new", "Plus récents"), ("budget", "Budget")]

    category = forms.ChoiceField(
        label="Catégorie", required=False, choices=[("", "Toutes"), ("id", "Logo et identité")]
    )
    place = forms.CharField(label="Lieu", required=False)
    order = forms.ChoiceField(label="Trier par", required=False, choices=ORDERS)


def wrong_form() -> SampleForm:
    """The same form as it comes back after a mistake."""
    form = SampleForm(
        {"wrong-title": "", "wrong-budget": "cher", "wrong-description": "Un logo."}, prefix="wrong"
    )
    for name in ("category", "attached", "start", "digest", "channels", "formula"):
        del form.fields[name]
    return form
