"""One offer as both sides read it, and their private conversation about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.offers import services
from ouvrage.offers.differences import differences
from ouvrage.offers.forms import MessageForm
from ouvrage.offers.queries import find_offer
from ouvrage.offers.states import OfferState
from ouvrage.offers.views.shown import compared_versions, empty_message, facts_of
from ouvrage.offers.views.talking import read_talk
from ouvrage.offers.weighing.models import HIGHEST_POINTS
from ouvrage.offers.weighing.queries import judgements
from ouvrage.projects.bands.queries import guide_of


@open_to(SIGNED_IN)
@require_GET
def read(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """The whole offer, what changed since one last read it, what one may do with it."""
    offer = find_offer(offer_id, request.user)
    seen = offer.read_version
    is_client = offer.project.client_id == request.user.pk
    if is_client:
        services.mark_read(offer_id=offer.pk, actor=request.user)
    elif offer.decided_at or offer.state == OfferState.SHORTLISTED:
        services.mark_decision_read(offer_id=offer.pk, actor=request.user)
    guide = guide_of(offer.project)
    version, changes = compared_versions(offer, seen if is_client else 0)
    context = {
        "offer": offer,
        "project": offer.project,
        "version": version,
        "changes": changes,
        "facts": facts_of(offer, guide),
        "guide": guide,
        "is_client": is_client,
        "is_author": request.user.company_id == offer.company_id,
        "talk": read_talk(offer, request.user),
        "form": empty_message(),
        "own": judgements(offer.project_id, [offer])[offer.pk] if is_client else None,
        "points": range(1, HIGHEST_POINTS + 1),
    }
    return render(request, "offers/read.html", context)


@open_to(SIGNED_IN)
@require_GET
def talk(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """The messages alone, asked for again and again while the page is seen."""
    offer = find_offer(offer_id, request.user)
    context = {
        "offer": offer,
        "talk": read_talk(offer, request.user),
        "is_client": offer.project.client_id == request.user.pk,
    }
    return render(request, "offers/_messages.html", context)


@open_to(SIGNED_IN)
@require_GET
def versions(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Any two versions of the offer, compared."""
    offer = find_offer(offer_id, request.user)
    by_number = {str(one.number): one for one in offer.versions.order_by("number")}
    newer = by_number.get(request.GET.get("a", "")) or by_number[str(offer.version)]
    asked = by_number.get(request.GET.get("de", ""))
    older = asked or by_number.get(str(newer.number - 1)) or newer
    context = {
        "offer": offer,
        "project": offer.project,
        "versions": list(by_number.values()),
        "older": older,
        "newer": newer,
        "changes": differences(older, newer) or None,
        "is_author": request.user.company_id == offer.company_id,
    }
    return render(request, "offers/versions.html", context)


@open_to(SIGNED_IN)
@require_POST
@refused_back(lambda offer_id: reverse("offers:read", args=[offer_id]))
def message(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Write to the other side in private."""
    offer = find_offer(offer_id, request.user)
    form = MessageForm(request.POST)
    if form.is_valid():
        services.write_privately(
            message_id=form.cleaned_data["message_id"],
            offer_id=offer.pk,
            body=form.cleaned_data["body"],
            actor=request.user,
        )
        messages.success(request, _("Your message is sent."))
    to = reverse("offers:read", args=[offer_id]) + "#messages"
    return HttpResponseRedirect(to, status=303)
