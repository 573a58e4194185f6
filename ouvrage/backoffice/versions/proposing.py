"""Other figures are typed, then shown with their reach, then asked of a second person."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ouvrage.backoffice.decisions.showing import Text
from ouvrage.backoffice.numbers.views import moment_of
from ouvrage.backoffice.versions.forms import VersionForm
from ouvrage.backoffice.versions.showing import Names, compared, figures_of
from ouvrage.brands import services
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is given other figures: how it is named, looked up, checked, and whom it touches."""

    kind: str
    code: str
    title: str
    url: str
    names: Names
    version_at: Callable[[datetime], Any]
    check: Callable[[dict[str, Any], datetime], None]
    touched: Callable[[Figures, datetime], Sequence[Text]]
    page: Callable[[VersionForm], HttpResponse]


def propose(request: SignedInRequest, about: Subject, form: VersionForm) -> HttpResponse:
    """The page, the preview, or the decision that was asked for."""
    if request.method != "POST" or not form.is_valid() or "edit" in request.POST:
        return about.page(form)
    moment = moment_of(form.cleaned_data["day"])
    before = figures_of(about.version_at(moment), about.names)
    if form.figures == before:
        form.add_error(None, _("These are the figures of that day already. Nothing was changed."))
        return about.page(form)
    try:
        about.check(form.figures, moment)
    except Refused as refusal:
        form.add_error("day", refusal.text)
        return about.page(form)
    if "decide" in request.POST:
        return _ask(request, about, form, before)
    context = {
        "title": about.title,
        "url": about.url,
        "form": form,
        "day": form.cleaned_data["day"],
        "lines": compared(about.names, before, form.figures),
        "touched": about.touched(form.figures, moment),
    }
    return render(request, "backoffice/version_preview.html", context)


def _ask(
    request: SignedInRequest, about: Subject, form: VersionForm, before: dict[str, Any]
) -> HttpResponse:
    data = form.cleaned_data
    services.ask_decision(
        decision_id=data["request_id"],
        kind=about.kind,
        key=about.code,
        payload={"figures": form.figures, "before": before},
        actor=request.user,
        starts_at=moment_of(data["day"]),
        why=data["why"],
    )
    messages.success(request, _("Asked. It holds once another administrator has approved it."))
    to = reverse("backoffice:decision", args=[data["request_id"]])
    return HttpResponseRedirect(to, status=303)
