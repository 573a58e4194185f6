"""The project report and what is written on it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.projects.models import Project
from ouvrage.web.errors import MayNotSendFiles
from ouvrage.web.report import page, talk
from ouvrage.web.report.conversations import read_on_report
from ouvrage.web.report.files import add_file, may_send
from ouvrage.web.report.phone import show_again
from ouvrage.web.report.policy import Viewpoint, viewpoint
from ouvrage.web.report.thread import read_thread

READ_WITH = {"", "messages"}
"""The filters of the thread that show messages."""


class MessageForm(forms.Form):
    """A message, to all or to one provider."""

    message_id = forms.UUIDField()
    body = forms.CharField(max_length=8_000)
    company = forms.IntegerField(required=False)
    answers = forms.UUIDField(required=False)


@require_GET
@open_to(ANYONE)
def report(request: HttpRequest, project_id: int) -> HttpResponse:
    """One project as this reader may see it; htmx asks for the thread alone."""
    view = _viewpoint(request, project_id)
    before = request.GET.get("before", "")
    thread = read_thread(
        view,
        before=int(before) if before.isdigit() else None,
        family=request.GET.get("filter", ""),
    )
    context = page.context(view, thread, request.GET)
    if context["tab"] == "thread" and not before and context["family"] in READ_WITH:
        read_on_report(view)
    return render_part(request, page="web/report.html", part="web/_thread.html", context=context)


@require_POST
@open_to(SIGNED_IN)
def say(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Write on the report; what is refused stays in the form."""
    view = _viewpoint(request, project_id)
    form = MessageForm(request.POST)
    to = reverse("web:project", args=[project_id]) + "?tab=thread"
    if not form.is_valid():
        messages.error(request, _("Write your message first; nothing was sent."))
        return HttpResponseRedirect(to + "#composer", status=303)
    try:
        talk.say(
            view,
            message_id=form.cleaned_data["message_id"],
            body=form.cleaned_data["body"],
            company_id=form.cleaned_data["company"],
            answers_id=form.cleaned_data["answers"],
        )
    except Refused as refusal:
        composer = page.composer(view, text=form.cleaned_data["body"], refusal=refusal)
        if composer is None:
            raise
        context = page.context(view, read_thread(view), QueryDict("tab=thread"))
        context["composer"] = composer
        return render(request, "web/report.html", context, status=refusal.status)
    messages.success(request, _("Your message is sent."))
    return HttpResponseRedirect(to + "#composer", status=303)


@require_POST
@open_to(SIGNED_IN)
def files(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Send files without script: all of them at once."""
    view = _viewpoint(request, project_id)
    if not may_send(view):
        raise MayNotSendFiles
    for upload in request.FILES.getlist("files"):
        add_file(view, upload)
    to = reverse("web:project", args=[project_id]) + "?tab=files"
    return HttpResponseRedirect(to, status=303)


@require_POST
@open_to(SIGNED_IN)
def phone(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Show the client's number again; who and when is on record."""
    show_again(_viewpoint(request, project_id))
    to = reverse("web:project", args=[project_id]) + "#contact"
    return HttpResponseRedirect(to, status=303)


def _viewpoint(request: HttpRequest, project_id: int) -> Viewpoint:
    """Unknown and invisible are the same answer (SEC-02)."""
    project = Project.objects.select_related("brand__entity", "category", "client").found(
        pk=project_id
    )
    view = viewpoint(project, request.user)
    if view is None:
        raise Http404
    return view
