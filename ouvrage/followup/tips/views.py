"""Giving a tip; for the supervisor, who told whom."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.accounts.models import StaffRole
from ouvrage.followup.tips import queries, services
from ouvrage.followup.tips.forms import TipForm
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.ids import new_id
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

DESK = desk(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(DESK)
def give(request: SignedInRequest, project_id: int) -> HttpResponse:
    """One provider, one sentence; what is refused stays in the form."""
    project = Project.objects.posted().found(pk=project_id)
    companies = queries.tippable(project_id)
    form = TipForm(request.POST or None, initial={"tip_id": new_id()}, companies=companies)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            services.tip_provider(
                tip_id=told["tip_id"],
                project_id=project_id,
                company_id=told["company"].pk,
                text=told["text"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("The provider is told, by mail and on his report."))
            return HttpResponseRedirect(reverse("web:project", args=[project_id]), status=303)
    context = {
        "project": project,
        "form": form,
        "may_tip": project.state == ProjectState.OPEN and companies.exists(),
        "tips": queries.tips_on(project_id),
    }
    return render(request, "followup/tip.html", context, status=422 if form.errors else 200)


@require_GET
@open_to(desk(StaffRole.SUPERVISOR))
def given(request: SignedInRequest) -> HttpResponse:
    """Who told whom, with counts by officer and by provider."""
    query = _list(request)
    after = request.GET.get("after", "")
    context = {"query": query, "page": query.page(after), "after": after}
    return render(request, "followup/tips.html", context)


@require_GET
@open_to(desk(StaffRole.SUPERVISOR))
def export(request: SignedInRequest) -> HttpResponseBase:
    """The same list as a file."""
    header = [_("Day"), _("Officer"), _("Provider"), _("Project"), _("What was said")]
    return csv_response("conseils.csv", header, _lines(_list(request)))


def _list(request: SignedInRequest) -> queries.FairnessList:
    def number(name: str) -> int | None:
        typed = request.GET.get(name, "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else None

    return queries.FairnessList(number("suiveur"), number("prestataire"))


def _lines(query: queries.FairnessList) -> Iterator[list[Any]]:
    for tip in query.rows().order_by(*query.ORDER).iterator(chunk_size=500):
        yield [
            tip.at.isoformat(timespec="minutes"),
            tip.officer.full_name,
            tip.company.name,
            tip.project_id,
            tip.text,
        ]
