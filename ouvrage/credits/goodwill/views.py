"""The desk « Gestes commerciaux »."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.credits.errors import CompanyUnknown
from ouvrage.credits.goodwill import services
from ouvrage.credits.goodwill.forms import DeclineForm, GestureForm
from ouvrage.credits.goodwill.queries import Gestures, company_named
from ouvrage.credits.models import Goodwill
from ouvrage.credits.parameters import GOODWILL_BOUND, GOODWILL_DAYS
from ouvrage.credits.states import GoodwillState
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import PARIS

GIVERS = desk("sales", "support", "accountant")


def _here(**_ids: object) -> str:
    return reverse("credits:goodwill")


@open_to(GIVERS)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(_here)
def goodwill(request: SignedInRequest) -> HttpResponse:
    """What waits, what was decided, and the form to ask; a POST asks."""
    initial = {"goodwill_id": new_id(), "company": request.GET.get("prestataire", "")}
    form = GestureForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            return _ask(request, form)
        except CompanyUnknown as refusal:
            form.add_error("company", refusal.text)
    query = Gestures()
    after = request.GET.get("after", "")
    context = {
        "form": form,
        "waiting": query.waiting(),
        "page": page_of(query.decided(), order=query.ORDER, after=after),
        "after": after,
        "bound": GOODWILL_BOUND.value(),
        "days": GOODWILL_DAYS.value(),
    }
    status = 422 if form.errors else 200
    return render(request, "credits/desk/goodwill.html", context, status=status)


@open_to(GIVERS)
@require_POST
@refused_back(_here)
def approve(request: SignedInRequest, goodwill_id: UUID) -> HttpResponse:
    services.approve_goodwill(goodwill_id=goodwill_id, actor=request.user)
    messages.success(request, _("The credits are given; the provider is told why."))
    return HttpResponseRedirect(_here(), status=303)


@open_to(GIVERS)
@require_POST
@refused_back(_here)
def decline(request: SignedInRequest, goodwill_id: UUID) -> HttpResponse:
    form = DeclineForm(request.POST)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        services.decline_goodwill(goodwill_id=goodwill_id, answer=answer, actor=request.user)
        messages.success(request, _("Declined; whoever asked is told why."))
    else:
        messages.error(request, _("Say why: whoever asked reads it. Nothing was declined."))
    return HttpResponseRedirect(_here(), status=303)


@open_to(GIVERS)
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """All gestures, newest first."""
    header = [
        _("Asked on"), _("Provider"), _("Kind"), _("Credits"), _("State"), _("Asked by"),
        _("Decided by"), _("Why"),
    ]  # fmt: skip
    rows = Goodwill.objects.select_related("company", "asked_by", "decided_by")
    newest = rows.order_by(*Gestures.ORDER).iterator(chunk_size=500)
    return csv_response("gestes-commerciaux.csv", header, (_cells(one) for one in newest))


def _ask(request: SignedInRequest, form: GestureForm) -> HttpResponse:
    data = form.cleaned_data
    gesture = services.ask_goodwill(
        goodwill_id=data["goodwill_id"],
        company_id=company_named(data["company"]).pk,
        kind=data["kind"],
        count=data["count"],
        reason=data["reason"],
        actor=request.user,
    )
    if gesture.state == GoodwillState.GIVEN:
        messages.success(request, _("The credits are given; the provider is told why."))
    else:
        messages.success(
            request, _("A colleague must approve it: it waits at the top of the list.")
        )
    return HttpResponseRedirect(_here(), status=303)


def _cells(gesture: Goodwill) -> list[str | int]:
    return [
        gesture.asked_at.astimezone(PARIS).isoformat(sep=" ", timespec="seconds"),
        gesture.company.name,
        str(gesture.get_kind_display()),
        gesture.count,
        str(gesture.get_state_display()),
        gesture.asked_by.full_name,
        gesture.decided_by.full_name if gesture.decided_by else "",
        gesture.reason,
    ]
