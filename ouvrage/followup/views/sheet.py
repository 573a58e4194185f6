"""One call: its sheet, how it went, what is decided, what is typed meanwhile."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.followup import services, sheets
from ouvrage.followup.forms import CallForm, NoteForm, typed
from ouvrage.followup.models import SheetForm, Task
from ouvrage.followup.views.common import DESK, queue_url, sheet_of
from ouvrage.kit.audience import open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.projects.models import Project


def _task(task_id: int) -> Task:
    tasks = Task.objects.select_related(
        "project__category", "project__client", "project__brand", "holder", "assignee"
    )
    return tasks.found(pk=task_id)


@require_GET
@open_to(DESK)
def sheet(request: SignedInRequest, task_id: int) -> HttpResponse:
    """One call: script left, facts right."""
    context = sheets.call_sheet(_task(task_id), request.user)
    return render(request, "followup/sheet.html", context)


@require_POST
@open_to(DESK)
def draft(request: SignedInRequest, task_id: int, form: str) -> HttpResponse:
    """Keep what is typed, while it is typed."""
    if form not in SheetForm.values:
        return HttpResponse(status=404)
    fields = typed(form, request.POST)
    services.save_draft(task_id=task_id, form=form, fields=fields, actor=request.user)
    return HttpResponse(status=204)


@require_POST
@open_to(DESK)
def log_call(request: SignedInRequest, task_id: int) -> HttpResponse:
    """How it went. When it is refused, what was typed is still in the form."""
    task = _task(task_id)
    form = CallForm(request.POST)
    status = 422
    try:
        if form.is_valid():
            services.log_call(task_id=task_id, actor=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.text)
        status = refusal.status
    if form.errors:
        task.refresh_from_db()
        context = sheets.call_sheet(task, request.user, call_form=form)
        return render(request, "followup/sheet.html", context, status=status)
    task.refresh_from_db()
    messages.success(request, sheets.what_follows(task))
    is_mine = task.done_at is None and task.holder_id == request.user.pk
    to = sheet_of(task_id) + "#decision" if is_mine else queue_url()
    return HttpResponseRedirect(to, status=303)


@require_POST
@open_to(DESK)
def decide(request: SignedInRequest, task_id: int) -> HttpResponse:
    """Validate, ask for more, refuse or set aside, with the edits made on the phone."""
    task = _task(task_id)
    form = sheets.sent_decision(request.POST, task.project)
    if not form.is_valid():
        context = sheets.call_sheet(task, request.user, decision_form=form)
        return render(request, "followup/sheet.html", context, status=422)
    services.decide(project_id=task.project_id, actor=request.user, **form.decision())
    messages.success(request, _("Decided. The client has been told by mail."))
    return HttpResponseRedirect(queue_url(), status=303)


@require_POST
@open_to(DESK)
@refused_back(lambda project_id: reverse("web:project", args=[project_id]))
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
