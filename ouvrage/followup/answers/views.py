"""The page where a client answers Suivi Projet, signed in or by the link of a mail."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ouvrage.followup.answers.services import take_answer
from ouvrage.followup.errors import StaleLink
from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.ids import new_id
from ouvrage.projects import answering
from ouvrage.projects.models import Project


class AnswerForm(forms.Form):
    """What the client writes to Suivi Projet."""

    answer_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("Read by Suivi Projet only; somebody calls you back."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True}),
    )


@open_to(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: SignedInRequest, project_id: int) -> HttpResponse:
    """From the page of one's own project."""
    projects = Project.objects.posted().of_client(request.user.pk)
    return _page(request, projects.select_related("client").found(pk=project_id))


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def linked(request: HttpRequest, project_id: int, signed: str) -> HttpResponse:
    """From a mail about a decision."""
    if not answering.is_signed(project_id, signed):
        raise StaleLink
    projects = Project.objects.posted().select_related("client")
    return _page(request, projects.found(pk=project_id))


def _page(request: HttpRequest, project: Project) -> HttpResponse:
    form = AnswerForm(request.POST or None, initial={"answer_id": new_id()})
    if request.method == "POST" and form.is_valid() and _taken(form, project):
        messages.success(request, _("Suivi Projet has your answer and calls you back."))
        return HttpResponseRedirect(request.path, status=303)
    context = {"project": project, "form": form}
    return render(request, "followup/answer.html", context, status=422 if form.errors else 200)


def _taken(form: AnswerForm, project: Project) -> bool:
    client: Any = project.client
    try:
        take_answer(project_id=project.pk, actor=client, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.text)
        return False
    return True
