"""« Abonnement »: one's own, and the incident to settle."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.subscriptions import services
from ouvrage.subscriptions.forms.own import ContestForm
from ouvrage.subscriptions.models import Acceptance, Incident, Subscription
from ouvrage.subscriptions.showing.own import OwnPage


def _here(**_ids: object) -> str:
    return reverse("subscriptions:mine")


@open_to(PROVIDER)
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """Where the subscription stands, as a line of dates, and all that may be done."""
    return render(request, "subscriptions/mine.html", {"own": OwnPage(request.user.company)})


@open_to(PROVIDER)
@require_GET
def documents(request: SignedInRequest) -> HttpResponse:
    """The texts that were accepted: which version, by whom, when, from where."""
    accepted = Acceptance.objects.filter(subscription__company_id=request.user.company_id)
    rows = accepted.select_related("text", "subscription__plan", "accepted_by")
    context = {"acceptances": rows.order_by("-accepted_at")[:50]}
    return render(request, "subscriptions/documents.html", context)


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(_here)
def contest(request: SignedInRequest, incident_id: UUID) -> HttpResponse:
    """Say why nothing is due; retries stop until accounting has answered."""
    incident = Incident.objects.visible_to(request.user).found(pk=incident_id)
    form = ContestForm(request.POST or None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        services.contest_incident(incident_id=incident_id, text=text, actor=request.user)
        messages.success(request, _("Accounting reads it and answers you; retries wait."))
        return HttpResponseRedirect(_here(), status=303)
    context = {"form": form, "incident": incident}
    return render(request, "subscriptions/contest.html", context)


def own_subscription(request: SignedInRequest) -> Subscription:
    """The running subscription, or the order that waits; 404 without either."""
    live = Subscription.objects.live().select_related("plan", "company")
    return live.found(company_id=request.user.company_id)
