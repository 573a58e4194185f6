"""The supervisor's pages: team and absences, decisions heard again or taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.followup import queries as desk_queries
from ouvrage.followup import services as desk_services
from ouvrage.followup.supervision import queries, services
from ouvrage.followup.supervision.forms import (
    AbsenceForm,
    DecisionsForm,
    HearingForm,
    ReversalForm,
)
from ouvrage.followup.supervision.queries import Decisions, Part
from ouvrage.followup.supervision.team import Team, coming_absences
from ouvrage.followup.views.common import DESK
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.ui.tabs import Tab

SUPERVISION = desk(StaffRole.SUPERVISOR)
PARTS: dict[Part, Promise] = {
    Part.TO_HEAR: gettext_lazy("To hear again"),
    Part.HEARD: gettext_lazy("Heard"),
    Part.ALL: gettext_lazy("All decisions"),
}


def _team(**_ids: object) -> str:
    return reverse("followup:team")


def _decision(decision_id: UUID) -> str:
    return reverse("followup:decision", args=[decision_id])


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(DESK)
def team(request: SignedInRequest) -> HttpResponse:
    """The team today, what waits, who is away; an absence is told here."""
    form = AbsenceForm(request.POST or None, reader=request.user)
    status = 200
    if request.method == "POST":
        try:
            if form.is_valid():
                desk_services.tell_absence(actor=request.user, **form.told())
                messages.success(request, _("The absence is noted. Calls go to the others."))
                return HttpResponseRedirect(_team(), status=303)
            status = 422
        except Refused as refusal:
            form.add_error(None, refusal.text)
            status = refusal.status
    found = Team()
    context = {
        "waiting": found.waiting(),
        "members": found.members(),
        "absences": coming_absences(),
        "form": form,
        "is_supervisor": request.user.has_role(StaffRole.SUPERVISOR),
    }
    return render(request, "followup/team.html", context, status=status)


@require_POST
@open_to(DESK)
@refused_back(_team)
def cancel_absence(request: SignedInRequest, absence_id: UUID) -> HttpResponse:
    desk_services.cancel_absence(absence_id=absence_id, actor=request.user)
    messages.success(request, _("The absence is taken off."))
    return HttpResponseRedirect(_team(), status=303)


@require_GET
@open_to(SUPERVISION)
def decisions(request: SignedInRequest) -> HttpResponse:
    """Decisions drawn to be heard again, heard, or all of them."""
    chosen = request.GET.get("part", "")
    part = Part(chosen) if chosen in list(Part) else Part.TO_HEAR
    form = DecisionsForm(request.GET)
    rows = Decisions(part, **form.chosen(), after=request.GET.get("after", ""))
    url = reverse("followup:decisions")
    waits = queries.to_hear()
    context = {
        "page": rows.page(),
        "form": form,
        "part": part,
        "tabs": [
            Tab(label, f"{url}?part={one}", one == part, waits if one == Part.TO_HEAR else None)
            for one, label in PARTS.items()
        ],
    }
    return render_part(
        request, page="followup/decisions.html", part="followup/_decisions.html", context=context
    )


@require_GET
@open_to(DESK)
def decision(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """One decision with what led to it: for a supervisor, and for the officer who took it."""
    found = get_object_or_404(queries.readable_by(request.user), pk=decision_id)
    context = {
        "decision": found,
        "project": found.project,
        "history": desk_queries.history(found.project_id),
        "is_judge": request.user.has_role(StaffRole.SUPERVISOR)
        and found.officer_id != request.user.pk,
        "hearing_form": HearingForm(),
        "reversal_form": ReversalForm(),
    }
    return render(request, "followup/decision.html", context)


@require_POST
@open_to(SUPERVISION)
@refused_back(_decision)
def hear(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    form = HearingForm(request.POST)
    if form.is_valid():
        services.hear_decision(decision_id=decision_id, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Heard. It is off the list."))
        return HttpResponseRedirect(reverse("followup:decisions"), status=303)
    messages.error(request, _("Agree, or write an advice. Nothing was kept."))
    return HttpResponseRedirect(_decision(decision_id), status=303)


@require_POST
@open_to(SUPERVISION)
@refused_back(_decision)
def reverse_it(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    get_object_or_404(queries.readable_by(request.user), pk=decision_id)
    form = ReversalForm(request.POST)
    if form.is_valid():
        services.reverse_decision(decision_id=decision_id, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Taken back. The client is told and will be called first."))
    else:
        messages.error(request, _("Give the reason: the client reads it. Nothing was changed."))
    return HttpResponseRedirect(_decision(decision_id), status=303)
