"""The desk of Suivi Projet: queue, call sheet, decisions."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.followup import queries, services, sheets
from ouvrage.followup.forms import CallForm, NoteForm
from ouvrage.followup.models import Task
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.kit.time import now
from ouvrage.projects.models import Project

DESK = desk(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)


def _sheet(task_id: int) -> str:
    return reverse("followup:sheet", args=[task_id])


def _queue(**kwargs: object) -> str:
    return reverse("followup:queue")


@require_GET
@open_to(DESK)
def queue(request: SignedInRequest) -> HttpResponse:
    """The calls to make, the most urgent first."""
    chosen = request.GET.get("section", "")
    section = queries.Section(chosen) if chosen in list(queries.Section) else queries.Section.DUE
    calls = queries.CallQueue(section, after=request.GET.get("after", ""))
    page = calls.page(request.user)
    context = {
        "section": section,
        "page": page,
        "now": now(),
        "rows": [(task, queries.urgency(task)) for task in page.rows],
        "tabs": sheets.tabs(section, queries.counts(request.user)),
    }
    return render_part(
        request, page="followup/queue.html", part="followup/_queue.html", context=context
    )


@require_POST
@open_to(DESK)
def take_next(request: SignedInRequest) -> HttpResponse:
    """Take the most urgent free call and open its sheet."""
    task = services.claim_next(actor=request.user)
    if task is None:
        messages.success(request, _("Every call that is due has been made."))
        return redirect("followup:queue")
    return HttpResponseRedirect(_sheet(task.pk), status=303)


@require_POST
@open_to(DESK)
@refused_back(_queue)
def take(request: SignedInRequest, task_id: int) -> HttpResponse:
    services.claim_task(task_id=task_id, actor=request.user)
    return HttpResponseRedirect(_sheet(task_id), status=303)


@require_POST
@open_to(DESK)
@refused_back(_queue)
def give_back(request: SignedInRequest, task_id: int) -> HttpResponse:
    services.release_task(task_id=task_id, actor=request.user)
    return redirect("followup:queue")


@require_GET
@open_to(DESK)
def sheet(request: SignedInRequest, task_id: int) -> HttpResponse:
    """One call: script left, facts right."""
    task = Task.objects.select_related(
        "project__category", "project__client", "project__brand", "holder"
    ).found(pk=task_id)
    return render(request, "followup/sheet.html", sheets.call_sheet(task, request.user))


@require_POST
@open_to(DESK)
@refused_back(_sheet)
def log_call(request: SignedInRequest, task_id: int) -> HttpResponse:
    task = Task.objects.select_related("project", "holder").found(pk=task_id)
    form = CallForm(request.POST)
    if not form.is_valid():
        context = sheets.call_sheet(task, request.user, call_form=form)
        return render(request, "followup/sheet.html", context, status=422)
    services.log_call(task_id=task_id, actor=request.user, **form.cleaned_data)
    messages.success(request, _("The call is logged."))
    task.refresh_from_db()
    is_mine = task.done_at is None and task.holder_id == request.user.pk
    to = _sheet(task_id) + "#decision" if is_mine else _queue()
    return HttpResponseRedirect(to, status=303)


@require_POST
@open_to(DESK)
def decide(request: SignedInRequest, task_id: int) -> HttpResponse:
    """Validate, ask for more, refuse or set aside, with the edits made on the phone."""
    task = Task.objects.select_related("project", "holder").found(pk=task_id)
    form = sheets.sent_decision(request.POST, task.project)
    if not form.is_valid():
        context = sheets.call_sheet(task, request.user, decision_form=form)
        return render(request, "followup/sheet.html", context, status=422)
    services.decide(project_id=task.project_id, actor=request.user, **form.decision())
    messages.success(request, _("Decided. The client has been told by mail."))
    return HttpResponseRedirect(_queue(), status=303)


@require_POST
@open_to(DESK)
def note(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Add a note outside a call."""
    project = Project.objects.found(pk=project_id)
    form = NoteForm(request.POST)
    if form.is_valid():
        services.write_note(project_id=project.pk, actor=request.user, **form.cleaned_data)
        messages.success(request, _("The note is kept."))
    else:
        messages.error(request, _("Write the note first; nothing was kept."))
    return HttpResponseRedirect(reverse("web:project", args=[project_id]), status=303)
