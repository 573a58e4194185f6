"""The provider's pages: write an offer, take it back, all of mine, a public question."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.access.queries import rights
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import paris_day
from ouvrage.offers import services
from ouvrage.offers.coaching import is_first_offer, remarks
from ouvrage.offers.forms import MessageForm, OfferForm, initial_of
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import MyOffers, draft_of, find_offer, offer_to_change
from ouvrage.offers.services.send import terms_of
from ouvrage.offers.services.validity import default_validity
from ouvrage.offers.states import OfferState
from ouvrage.offers.views.confirming import confirm_page
from ouvrage.offers.views.shown import my_tabs
from ouvrage.projects.bands.queries import guide_of
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.ui.text import day

NOT_A_DRAFT = {"csrfmiddlewaretoken", "offer_id", "valid_until_on"}


@open_to(PROVIDER)
def write(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Make an offer, or change the one that runs. Without the right, the pre-spend card comes
    first.
    """
    posted = Project.objects.exclude(state__in=[ProjectState.DRAFT]).select_related("category")
    project = posted.found(pk=project_id)
    company_id = request.user.company_id
    offer = offer_to_change(company_id, project_id)
    if offer is None and not rights(company_id=company_id, project_id=project_id).offer:
        return redirect("access:card", project_id, "offre")
    form = (
        OfferForm(request.POST)
        if request.method == "POST"
        else _form_for(offer, project, company_id)
    )
    is_first = offer is None and is_first_offer(company_id)
    read_first = is_first and "read" in request.POST
    if request.method == "POST" and form.is_valid() and not read_first:
        try:
            offer = _send(offer, form, project, request)
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            return HttpResponseRedirect(reverse("offers:read", args=[offer.pk]), status=303)
    status = 422 if form.errors else 200
    context = {
        "form": form,
        "project": project,
        "offer": offer,
        "is_first": is_first,
        "guide": guide_of(project),
        "remarks": remarks(form.terms(), project) if read_first and form.is_valid() else [],
    }
    return render(request, "offers/write.html", context, status=status)


def _form_for(offer: Offer | None, project: Project, company_id: int) -> OfferForm:
    initial: dict[str, Any] = {"offer_id": offer.pk if offer else new_id()}
    if offer:
        initial |= initial_of(terms_of(offer))
    runs_on = offer is not None and offer.state != OfferState.EXPIRED
    initial["valid_until_on"] = (
        offer.valid_until_on if offer and runs_on else default_validity(project)
    )
    return OfferForm(initial=initial | draft_of(company_id, project.pk))


def _send(
    offer: Offer | None, form: OfferForm, project: Project, request: SignedInRequest
) -> Offer:
    if offer is not None:
        messages.success(request, _("Your offer is up to date. The client sees what changed."))
        return services.edit_offer(
            offer_id=offer.pk,
            terms=form.terms(),
            valid_until_on=form.cleaned_data["valid_until_on"],
            actor=request.user,
        )
    sent = services.send_offer(
        offer_id=form.cleaned_data["offer_id"],
        project_id=project.pk,
        terms=form.terms(),
        valid_until_on=form.cleaned_data["valid_until_on"],
        actor=request.user,
    )
    messages.success(request, _("Your offer is sent. You will be told when the client opens it."))
    return sent


@open_to(PROVIDER)
@require_POST
def draft(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Keep what is typed, while it is typed."""
    project = Project.objects.listed().found(pk=project_id)
    services.save_draft(project_id=project.pk, fields=_typed(request.POST), actor=request.user)
    return HttpResponse(status=204)


def _typed(posted: QueryDict) -> dict[str, str]:
    known = set(OfferForm().fields) - NOT_A_DRAFT
    return {name: posted.get(name, "")[:6_000] for name in sorted(known) if posted.get(name)}


@open_to(PROVIDER)
def withdraw(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Ask once more, saying what it means, then take the offer back."""
    offer = find_offer(offer_id, request.user)
    if request.method == "POST":
        services.withdraw_offer(offer_id=offer.pk, actor=request.user)
        messages.success(request, _("Your offer is withdrawn. The client has been told."))
        return HttpResponseRedirect(reverse("offers:mine"), status=303)
    return render(request, "offers/confirm.html", confirm_page("withdraw", offer))


@open_to(PROVIDER)
@require_POST
@refused_back(lambda offer_id: reverse("offers:read", args=[offer_id]))
def prolong(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Let the offer be chosen longer, or bring an expired one back."""
    offer = find_offer(offer_id, request.user)
    offer = services.prolong_offer(offer_id=offer.pk, actor=request.user)
    told = _("Your offer is valid until %(day)s.") % {"day": day(offer.valid_until_on)}
    messages.success(request, told)
    return HttpResponseRedirect(reverse("offers:read", args=[offer_id]), status=303)


@open_to(PROVIDER)
@require_GET
def mine(request: SignedInRequest) -> HttpResponse:
    """Every offer of the company, with its state and when the client opened it."""
    wanted = request.GET.get("etat", "")
    state = OfferState(wanted) if wanted in OfferState.values else None
    query = MyOffers(request.user.company_id, state)
    after = request.GET.get("after", "")
    page = page_of(query.rows(), order=("-sent_at", "-pk"), after=after)
    won, ended = query.won()
    context = {
        "page": page,
        "after": after,
        "state": state,
        "tabs": my_tabs(query),
        "won": won,
        "ended": ended,
    }
    return render(request, "offers/mine.html", context)


@open_to(PROVIDER)
@require_GET
def my_sheet(request: SignedInRequest) -> StreamingHttpResponse:
    """All offers of the company as a sheet."""
    header = [
        _("Number"), _("Project"), _("State"), _("Price, without VAT"), _("Delay in days"),
        _("Sent on"), _("Read on"), _("Decided on"), _("Valid until"), _("Reason"),
    ]  # fmt: skip
    offers = MyOffers(request.user.company_id).rows().order_by("-sent_at", "-pk")
    return csv_response("mes-offres.csv", header, map(_sheet_row, offers.iterator(200)))


def _sheet_row(offer: Offer) -> list[Any]:
    euros = f"{offer.price_cents // 100},{offer.price_cents % 100:02d}"
    moments = (offer.sent_at, offer.read_at, offer.decided_at)
    days = [paris_day(moment) if moment else "" for moment in moments]
    return [
        offer.project_id, offer.project.title, offer.get_state_display(), euros,
        offer.delivery_days, *days, offer.valid_until_on, offer.get_decline_reason_display(),
    ]  # fmt: skip


@open_to(PROVIDER)
@require_POST
@refused_back(lambda project_id: reverse("web:project", args=[project_id]))
def ask(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Put a public question to the client."""
    form = MessageForm(request.POST)
    if form.is_valid():
        services.ask_publicly(
            message_id=form.cleaned_data["message_id"],
            project_id=project_id,
            body=form.cleaned_data["body"],
            actor=request.user,
        )
        messages.success(request, _("Your question is sent. Every bidder will read the answer."))
    return HttpResponseRedirect(reverse("web:project", args=[project_id]), status=303)
