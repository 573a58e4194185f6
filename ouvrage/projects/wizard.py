"""The order of the guided steps, and the form of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.forms.fields import StepForm
from ouvrage.projects.forms.steps import BudgetForm, ContactForm, DetailsForm, NeedForm
from ouvrage.projects.labels import NEEDED
from ouvrage.projects.models import Project
from ouvrage.projects.queries.choices import categories_of, skills_of

NEED, DETAILS, BUDGET, CONTACT, REVIEW = "besoin", "details", "budget", "contact", "relecture"
ORDER = (NEED, DETAILS, BUDGET, CONTACT, REVIEW)
LABELS: dict[str, Promise] = {
    NEED: _("Your need"),
    DETAILS: _("Details and files"),
    BUDGET: _("Budget and dates"),
    CONTACT: _("Contact"),
    REVIEW: _("Read again"),
}
LEADS: dict[str, Promise] = {
    NEED: _("Tell it as you would on the phone. Nothing is published before we have called you."),
    DETAILS: _("The more a provider sees, the more exact the offers. You may skip this step."),
    BUDGET: _("A range is enough. It spares everybody offers that do not fit."),
    CONTACT: _("Only Suivi Projet sees this, and later the providers who commit to your project."),
    REVIEW: _("This is what we receive. You can still change everything."),
}
ASKED_IN = {
    "title": NEED,
    "description": NEED,
    "category_id": NEED,
    "budget_bracket": BUDGET,
    "contact_name": CONTACT,
    "contact_email": CONTACT,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A step as the reader sees it beside the others."""

    label: Promise
    state: str
    url: str


def check_step(step: str) -> None:
    if step not in ORDER:
        raise Http404


def form_of(step: str, project: Project | None, brand_id: int, *given: Any) -> StepForm:
    """The form of one step, filled from the draft or from what was sent."""
    makers: dict[str, Callable[[], tuple[type[StepForm], dict[str, Any]]]] = {
        NEED: lambda: (NeedForm, {"categories": categories_of(brand_id)}),
        DETAILS: lambda: (DetailsForm, _details(project)),
        BUDGET: lambda: (BudgetForm, {}),
        CONTACT: lambda: (ContactForm, {}),
    }
    form, options = makers[step]()
    if project is not None:
        options["initial"] = form.initial_of(project)  # type: ignore[attr-defined]
    return form(*given, **options)


def _details(project: Project | None) -> dict[str, Any]:
    if project is None:
        return {"skills": []}
    return {
        "skills": skills_of(project.category_id),
        "place": f"draft:{project.token}",
    }


def marks(step: str, project: Project | None) -> list[Mark]:
    """All steps; those of a draft lead back and forth."""
    here = ORDER.index(step)
    states = ["done" if i < here else "current" if i == here else "todo" for i in range(len(ORDER))]
    return [
        Mark(LABELS[name], state, step_url(project, name) if project else "")
        for name, state in zip(ORDER, states, strict=True)
    ]


def neighbour(step: str, by: int) -> str:
    """The step before (-1) or after (1)."""
    return ORDER[max(0, min(ORDER.index(step) + by, len(ORDER) - 1))]


def first_gap(project: Project) -> str | None:
    """The first step that still lacks an answer without which nothing can be sent."""
    gaps = [
        step for name, step in ASKED_IN.items() if name in NEEDED and not getattr(project, name)
    ]
    return min(gaps, key=ORDER.index) if gaps else None


def step_url(project: Project, step: str) -> str:
    return reverse("projects:step", args=[project.token, step])
