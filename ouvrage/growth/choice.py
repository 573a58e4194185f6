"""For whom figures are asked: a kind of work and its skills, as they stand in the address."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import Company
from ouvrage.brands.models import Brand, Category, Skill
from ouvrage.growth.figures import HonestFigures

Choices = list[tuple[int, str]]


class ChoiceForm(forms.Form):
    """Everything is optional; what is not understood counts as not asked."""

    domaine = forms.TypedChoiceField(
        label=_("Kind of work"), required=False, coerce=int, empty_value=None
    )
    competence = forms.TypedMultipleChoiceField(
        label=_("Skills"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Mapping[str, Any], *, kinds: Choices, skills: Choices) -> None:
        super().__init__(data, auto_id="chiffres-%s")
        self.fields["domaine"].choices = [("", _("All kinds of work")), *kinds]  # type: ignore[attr-defined]
        self.fields["competence"].choices = skills  # type: ignore[attr-defined]
        if not skills:
            del self.fields["competence"]


class Asked:
    """What the address asks; a provider who asks nothing reads of his own skills."""

    def __init__(self, given: QueryDict, brand: Brand | None, company: Company | None) -> None:
        self._brand = brand
        own = list(company.skills.all()) if company and not given else []
        kinds = Category.objects.filter(brand=brand) if brand else Category.objects.all()
        data = given.copy()
        if own:
            data.setlist("competence", [str(skill.pk) for skill in own])
        self.form = ChoiceForm(
            data,
            kinds=[(kind.pk, kind.name) for kind in kinds],
            skills=self._skills(data.get("domaine", ""), own),
        )
        self.form.is_valid()
        self.is_own = bool(own)

    @property
    def skill_names(self) -> list[str]:
        """The skills chosen, in words."""
        chosen = set(self.form.cleaned_data.get("competence") or [])
        field = self.form.fields.get("competence")
        offered = getattr(field, "choices", ())
        return [str(name) for key, name in offered if key in chosen]

    @property
    def query(self) -> HonestFigures:
        chosen = self.form.cleaned_data
        return HonestFigures(
            skill_ids=chosen.get("competence") or [],
            category_id=chosen.get("domaine"),
            brand_id=self._brand.pk if self._brand and not self.is_own else None,
        )

    def _skills(self, kind: str, own: list[Skill]) -> Choices:
        """Those of the kind of work, or the provider's own."""
        known = kind.isascii() and kind.isdigit() and len(kind) < 10
        rows = list(Skill.objects.filter(categories=int(kind))) if known else own
        return sorted(((row.pk, row.name) for row in rows), key=lambda row: row[1].lower())
