"""The prospecting board, one project of it, moves, export."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.access.board import queries, services
from ouvrage.access.board.forms import ProspectForm
from ouvrage.access.board.models import BY_HAND
from ouvrage.access.models import Prospect, Stage
from ouvrage.access.prospects import ways
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back


@open_to(PROVIDER)
@require_GET
def board(request: SignedInRequest) -> HttpResponse:
    """Six columns, from opened to won or lost."""
    context = {
        "columns": queries.columns_of(request.user.company_id),
        "ways": ways("access:board"),
        "hands": [(one.value, one.label) for one in BY_HAND],
    }
    return render(request, "access/board/board.html", context)


@open_to(PROVIDER)
@require_POST
@refused_back(lambda: reverse("access:board"))
def move(request: SignedInRequest) -> HttpResponse:
    """Say where one stands with the projects ticked, or with the one whose button was pressed."""
    asked = [int(one) for one in request.POST.getlist("projet") if one.isdigit() and len(one) < 18]
    count = services.move_prospects(
        project_ids=asked, stage=request.POST.get("etape", ""), actor=request.user
    )
    if count:
        messages.success(request, _("Moved; change it again at any time."))
    return HttpResponseRedirect(reverse("access:board"), status=303)


@open_to(PROVIDER)
@require_http_methods(["GET", "POST"])
def prospect(request: SignedInRequest, project_id: int) -> HttpResponse:
    """One project in the company's own words."""
    company_id = request.user.company_id
    found = services.prospected(company_id).found(pk=project_id)
    own = queries.words_of(company_id, [project_id]).get(project_id)
    form = ProspectForm(request.POST if request.method == "POST" else None, initial=_first(own))
    if request.method == "POST" and form.is_valid():
        services.write_prospect(project_id=project_id, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Kept; only your company reads it."))
        return HttpResponseRedirect(reverse("access:board"), status=303)
    status = 422 if request.method == "POST" else 200
    context = {"project": found, "form": form, "own": own}
    return render(request, "access/board/prospect.html", context, status=status)


@open_to(PROVIDER)
@require_GET
def export(request: SignedInRequest) -> StreamingHttpResponse:
    """Every project prospected, as a table."""
    company_id = request.user.company_id
    stages = queries.stages_of(company_id)
    own = queries.words_of(company_id, list(stages))
    blank = Prospect()
    projects = services.prospected(company_id).select_related("category").order_by("-pk")
    rows = (
        (
            project.pk,
            project.title,
            project.category.name if project.category else "",
            project.get_state_display(),
            stages.get(project.pk, Stage.OPENED).label,
            (words := own.get(project.pk, blank)).next_step,
            words.remind_on or "",
            words.note,
        )
        for project in projects.iterator(chunk_size=500)
    )
    header = [_("Number"), _("Title"), _("Kind of work"), _("State"), _("Where it stands"),
              _("Next step"), _("Remind me on"), _("Note to myself")]  # fmt: skip
    return csv_response("prospection.csv", header, rows)


def _first(own: Prospect | None) -> dict[str, object]:
    return {name: getattr(own, name) for name in ProspectForm.base_fields} if own else {}
