"""« Suivi Projet en chiffres »: the public page and its file."""

from dataclasses import dataclass
from itertools import dropwhile

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ouvrage.brands.context import brand_id_of
from ouvrage.credits.models import Cause
from ouvrage.followup.quality.weeks import SPANS, Quality, Week
from ouvrage.followup.surveys.outcomes import Outcomes
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.projects.models import RefusalReason
from ouvrage.ui.tabs import Tab


@dataclass(frozen=True, slots=True)
class Point:
    """One bar of a chart."""

    label: str
    value: int


@open_to(ANYONE)
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    quality = _asked(request)
    weeks = quality.by_week()
    whole = quality.whole(weeks)
    context = {
        "quality": quality,
        "tabs": _tabs(quality.weeks),
        "whole": whole,
        "became": _became(whole.outcomes),
        "causes": [(_cause(code), count) for code, count in quality.returned_by_cause()],
        "weeks": list(dropwhile(_is_empty, weeks))[::-1],
        "refusals": [(_reason(code), count) for code, count in quality.refusals()],
        "charts": [
            (_("Validated projects, by week"), _points(weeks, "validated")),
            (_("Hours to the first call, median of each week"), _points(weeks, "hours_to_call")),
            (_("Days to a choice, median of each week"), _points(weeks, "days_to_selection")),
            (_("Offers answered by the promised day, in per cent"), _rates(weeks)),
        ],
    }
    return render(request, "followup/quality.html", context)


@open_to(ANYONE)
@require_GET
def export(request: HttpRequest) -> HttpResponseBase:
    """Every week of the span, the oldest first; an empty cell where nothing is known."""
    header = [
        _("Week of"), _("Sent"), _("Called"), _("Reached"), _("Validated"), _("Refused"),
        _("Signed or further"), _("Hours to the first call"), _("Days to a selection"),
        _("Credits returned"), _("Offers to answer"), _("Answered in time"), _("Clients asked"),
        _("Realised here"), _("Realised elsewhere"), _("Given up"), _("Postponed"),
        _("Still looking"), _("Without an answer"),
    ]  # fmt: skip
    return csv_response("suivi-projet.csv", header, map(_cells, _asked(request).by_week()))


def _cells(week: Week) -> list[str | int]:
    known = (week.hours_to_call, week.days_to_selection)
    said = week.outcomes
    return [
        week.monday.isoformat(), week.posted, week.called, week.reached, week.validated,
        week.refused, week.realised, *("" if one is None else one for one in known), week.returned,
        week.replies.due, week.replies.answered, said.asked, said.here, said.outside,
        said.abandoned, said.postponed, said.looking, said.silent,
    ]  # fmt: skip


def _asked(request: HttpRequest) -> Quality:
    given = request.GET.get("semaines", "")
    weeks = next((span for span in SPANS if str(span) == given), SPANS[0])
    return Quality(brand_id_of(request), weeks)


def _tabs(current: int) -> list[Tab]:
    base = reverse("followup:quality")
    return [
        Tab(
            ngettext("%(count)d week", "%(count)d weeks", span) % {"count": span},
            f"{base}?semaines={span}",
            span == current,
        )
        for span in SPANS
    ]


def _points(weeks: list[Week], figure: str) -> list[Point]:
    return [Point(date_format(week.monday, "j N"), getattr(week, figure) or 0) for week in weeks]


def _rates(weeks: list[Week]) -> list[Point]:
    """Only weeks in which an answer was promised."""
    return [
        Point(date_format(week.monday, "j N"), week.replies.percent or 0)
        for week in weeks
        if week.replies.due
    ]


def _became(said: Outcomes) -> list[tuple[str, int]]:
    return [
        (_("Realised here"), said.here),
        (_("Realised elsewhere"), said.outside),
        (_("Given up"), said.abandoned),
        (_("Postponed"), said.postponed),
        (_("Still looking"), said.looking),
        (_("Without an answer"), said.silent),
    ]


def _is_empty(week: Week) -> bool:
    """Left out only before the first week in which something happened."""
    return not (week.posted or week.returned or week.replies.due or week.outcomes.asked)


def _cause(code: str | None) -> str:
    label = dict(Cause.choices).get(code or "")
    return str(label).partition(":")[2].strip(" \u00a0\u202f") or str(label or _("another reason"))


def _reason(code: str) -> str:
    return str(dict(RefusalReason.choices).get(code, _("another reason")))
