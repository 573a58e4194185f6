"""Answering: by the link of the mail, or signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ouvrage.followup.errors import StaleLink
from ouvrage.followup.surveys import links, rules, services
from ouvrage.followup.surveys.forms import form_of
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.followup.surveys.notices import SURVEY
from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest
from ouvrage.notifications.kinds import kind_of
from ouvrage.notifications.stopping import stop_path

SURVEYS = OutcomeSurvey.objects.select_related("project__brand", "person", "company", "bidder")


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, survey_id: UUID, signed: str) -> HttpResponse:
    """From the mail: the answer stands ready, its button sends it, without signing in."""
    if not links.may_answer(survey_id, signed):
        raise StaleLink
    return _page(request, SURVEYS.all().found(pk=survey_id))


@open_to(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: SignedInRequest, project_id: int) -> HttpResponse:
    """One's own answer, for whoever was asked."""
    return _page(request, SURVEYS.all().found(project=project_id, person=request.user))


def _page(request: HttpRequest, survey: OutcomeSurvey) -> HttpResponse:
    is_open = rules.is_open(survey, survey.project)
    form = form_of(survey, wanted=request.GET.get("reponse", ""))
    status = 200
    if request.method == "POST":
        form = form_of(survey, request.POST)
        if form.is_valid():
            try:
                services.tell_outcome(survey_id=survey.pk, **form.answer())
            except Refused as refusal:
                form.add_error(None, refusal.text)
            else:
                messages.success(request, _("Thank you, your answer is kept."))
                return HttpResponseRedirect(request.path, status=303)
        status = 422
    context = {
        "survey": survey,
        "project": survey.project,
        "form": form,
        "is_open": is_open,
        "no_more": stop_path(survey.person, kind_of(SURVEY)),
    }
    return render(request, "followup/survey.html", context, status=status)
