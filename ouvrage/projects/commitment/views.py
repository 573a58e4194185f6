"""« Mon engagement de réponse »: for the client signed in, or by the link of a mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest
from ouvrage.projects.commitment import links, rules, services
from ouvrage.projects.commitment.forms import ClosingForm, DayForm
from ouvrage.projects.commitment.models import AcceptedBy, ReplyAcceptance, ReplyCommitment
from ouvrage.projects.commitment.wording import words_for
from ouvrage.projects.errors import NothingPromised, StaleLink
from ouvrage.projects.models import Project


@open_to(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: SignedInRequest, project_id: int) -> HttpResponse:
    """From the report of one's own project."""
    projects = Project.objects.posted().of_client(request.user.pk)
    project = projects.select_related("client", "brand").found(pk=project_id)
    return _page(request, project, AcceptedBy.SITE)


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def linked(request: HttpRequest, project_id: int, signed: str) -> HttpResponse:
    """From the mail: opening it changes nothing, its buttons do, without signing in."""
    if not links.is_signed(project_id, signed):
        raise StaleLink
    project = Project.objects.posted().select_related("client", "brand").found(pk=project_id)
    return _page(request, project, AcceptedBy.LINK)


def _page(request: HttpRequest, project: Project, by: AcceptedBy) -> HttpResponse:
    if project.reply_due_on is None:
        raise NothingPromised
    act = request.POST.get("act", "")
    forms = _forms(request, project, act)
    if request.method == "POST" and not _answered(project, by, act, forms):
        return render(request, "projects/commitment.html", _shown(project, by, forms), status=422)
    if request.method == "POST":
        messages.success(request, _("Thank you, it is noted."))
        return HttpResponseRedirect(request.path, status=303)
    return render(request, "projects/commitment.html", _shown(project, by, forms))


def _forms(request: HttpRequest, project: Project, act: str) -> dict[str, Any]:
    """Both forms; the one that was sent holds what was typed."""
    day = request.POST if act == "day" else None
    closing = request.POST if act == "closing" else None
    kept = ReplyCommitment.objects.filter(project=project).first()
    said = {"text": kept.closing_message if kept else ""}
    return {
        "kept": kept,
        "day_form": DayForm(day, project=project),
        "closing_form": ClosingForm(closing, initial=said),
    }


def _answered(project: Project, by: AcceptedBy, act: str, forms: dict[str, Any]) -> bool:
    """Do what was asked; false when the form must be shown again."""
    client: Any = project.client
    if act not in {"day", "closing"}:
        services.accept_commitment(project_id=project.pk, by=by, actor=client)
        return True
    form = forms[f"{act}_form"]
    if not form.is_valid():
        return False
    try:
        if act == "day":
            services.move_reply_day(project_id=project.pk, by=by, actor=client, **form.cleaned_data)
        else:
            services.write_closing_message(project_id=project.pk, actor=client, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal.text)
        return False
    return True


def _shown(project: Project, by: AcceptedBy, forms: dict[str, Any]) -> dict[str, Any]:
    accepted = ReplyAcceptance.objects.filter(project=project, due_on=rules.due_on(project))
    yeses = list(accepted.select_related("officer").order_by("at"))
    return {
        "project": project,
        "words": words_for(project, rules.due_on(project))[0],
        "yeses": yeses,
        "is_confirmed": any(one.by != AcceptedBy.PHONE for one in yeses),
        "is_running": rules.is_running(project),
        "may_move": not (project.offer_count and forms["kept"] and forms["kept"].prolonged_at),
        "by_link": by == AcceptedBy.LINK,
        **forms,
    }
