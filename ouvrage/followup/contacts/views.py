"""Calls noted by providers, answered by clients, weighed by officers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ouvrage.accounts.models import StaffRole, User
from ouvrage.followup import rules as desk_rules
from ouvrage.followup.contacts import queries, services
from ouvrage.followup.contacts.errors import StaleCallLink
from ouvrage.followup.contacts.forms import AnswerForm, AttemptForm
from ouvrage.followup.contacts.links import is_signed
from ouvrage.followup.contacts.models import Attempt
from ouvrage.followup.models import Task
from ouvrage.kit.audience import ANYONE, PROVIDER, SIGNED_IN, desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.projects.forms.client import NumberForm
from ouvrage.projects.models import Project
from ouvrage.projects.services import correct_contact

DESK = desk(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)


def _report(project_id: int, **_ids: object) -> str:
    return reverse("web:project", args=[project_id]) + "#calls"


def _report_of(attempt_id: UUID) -> str:
    attempt = get_object_or_404(Attempt, pk=attempt_id)
    return _report(attempt.project_id)


@require_POST
@open_to(PROVIDER)
@refused_back(_report)
def note(request: SignedInRequest, project_id: int) -> HttpResponse:
    """« I called »: one click, with a moment and a word if one likes."""
    Project.objects.posted().found(pk=project_id)
    form = AttemptForm(request.POST)
    if form.is_valid():
        services.note_attempt(project_id=project_id, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your call is noted."))
    else:
        messages.error(request, _("Say how the call went; nothing was noted."))
    return HttpResponseRedirect(_report(project_id), status=303)


@require_POST
@open_to(PROVIDER)
@refused_back(_report_of)
def take_back(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    attempt = services.take_back_attempt(attempt_id=attempt_id, actor=request.user)
    messages.success(request, _("Taken back: this call does not count."))
    return HttpResponseRedirect(_report(attempt.project_id), status=303)


@require_POST
@open_to(SIGNED_IN)
@refused_back(_report_of)
def answer(request: SignedInRequest, attempt_id: UUID) -> HttpResponse:
    """« Was I called? », from the client's own report."""
    attempt = queries.found_call(attempt_id, request.user.pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        services.answer_attempt(
            attempt_id=attempt_id, answer=form.cleaned_data["answer"], client=request.user
        )
        messages.success(request, _("Thank you: the provider and Suivi Projet read your answer."))
    return HttpResponseRedirect(_report(attempt.project_id), status=303)


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def received(request: HttpRequest, client_id: int, signed: str) -> HttpResponse:
    """The same from the mail's link, without signing in: all calls that wait, a click each."""
    client = User.objects.filter(pk=client_id, is_active=True).first()
    if client is None or not is_signed(client_id, signed):
        raise StaleCallLink
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if form.is_valid() and form.cleaned_data["attempt_id"]:
            services.answer_attempt(client=client, **form.cleaned_data)
            messages.success(
                request, _("Thank you: the provider and Suivi Projet read your answer.")
            )
        return HttpResponseRedirect(request.path, status=303)
    calls = queries.calls_to_answer(client.pk)
    return render(request, "followup/calls_received.html", {"calls": calls, "here": request.path})


def _sheet(task_id: int) -> str:
    return reverse("followup:sheet", args=[task_id])


@require_POST
@open_to(DESK)
@refused_back(_sheet)
def correct(request: SignedInRequest, task_id: int) -> HttpResponse:
    """The number and hours, as the client says on the phone to the officer who holds the call."""
    task = Task.objects.select_related("project").found(pk=task_id)
    desk_rules.check_held_by(task, request.user)
    form = NumberForm(request.POST)
    if form.is_valid():
        correct_contact(project_id=task.project_id, actor=request.user, **form.contact())
        messages.success(request, _("The number and the hours are corrected."))
    else:
        messages.error(request, _("This number cannot be reached; nothing was changed."))
    return HttpResponseRedirect(_sheet(task_id), status=303)


def _project(project_id: int, **_ids: object) -> str:
    return reverse("web:project", args=[project_id])


@require_POST
@open_to(DESK)
@refused_back(_project)
def give_back(request: SignedInRequest, project_id: int, company_id: int) -> HttpResponse:
    """One provider's contact credit, on his record of calls."""
    services.give_contact_back(project_id=project_id, company_id=company_id, actor=request.user)
    messages.success(request, _("The contact credit goes back to this provider."))
    return HttpResponseRedirect(_project(project_id), status=303)
