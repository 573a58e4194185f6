"""The page and the file of accesses to phone numbers."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ouvrage.accounts.models import StaffRole
from ouvrage.backoffice.looks.queries import WHYS, LookList, looks_of
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest

DESK = desk(StaffRole.SUPERVISOR)
AT_ONCE = 500


@require_GET
@open_to(DESK)
def looks(request: SignedInRequest) -> HttpResponse:
    """Who, when, which project, why; by person, project or reason."""
    query = _list(request)
    after = request.GET.get("after", "")
    page = query.page(after)
    context = {
        "query": query,
        "looks": looks_of(page.rows),
        "page": page,
        "after": after,
        "whys": WHYS.items(),
    }
    return render(request, "backoffice/looks.html", context)


@require_GET
@open_to(DESK)
def export(request: SignedInRequest) -> HttpResponseBase:
    """The same list as a file; no number stands in it."""
    header = [_("Moment"), _("Who"), _("Company"), _("Project"), _("Why")]
    return csv_response("acces-aux-coordonnees.csv", header, _lines(_list(request)))


def _list(request: SignedInRequest) -> LookList:
    return LookList(request.GET.get("q", "").strip()[:60], request.GET.get("motif", ""))


def _lines(query: LookList) -> Iterator[list[Any]]:
    found = query.rows().order_by(*query.ORDER).iterator(chunk_size=AT_ONCE)
    while facts := list(islice(found, AT_ONCE)):
        for look in looks_of(facts):
            number = look.fact.project_id or ""
            moment = look.fact.at.isoformat(timespec="seconds")
            yield [moment, look.who, look.company, number, str(look.why)]
