"""The client's pages about one offer: decide on it; answer questions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.offers import services
from ouvrage.offers.forms import DeclineForm, MessageForm
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.queries import find_offer
from ouvrage.offers.rules import check_client
from ouvrage.offers.views.confirming import confirm_page


def _back(offer_id: UUID) -> str:
    return reverse("offers:read", args=[offer_id])


def _to_decide(request: SignedInRequest, offer_id: UUID) -> Offer:
    """The offer, for the page that asks before deciding: its client's only."""
    offer = find_offer(offer_id, request.user)
    check_client(request.user, offer.project)
    return offer


@open_to(SIGNED_IN)
@require_POST
@refused_back(lambda project_id: reverse("offers:compare", args=[project_id]))
def answer(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Answer a public question, for all or for its author alone."""
    form = MessageForm(request.POST)
    if form.is_valid():
        said = {"project_id": project_id, "actor": request.user, **form.cleaned_data}
        if request.POST.get("to") == "author" and said["answers_id"]:
            services.answer_privately(**said)
            messages.success(request, _("Your answer is sent to the one who asked."))
        else:
            services.answer_publicly(**said)
            messages.success(request, _("Your answer is sent to all who opened your project."))
    to = reverse("offers:compare", args=[project_id]) + "#questions"
    return HttpResponseRedirect(to, status=303)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_back)
def shortlist(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Put on the shortlist, or take off."""
    offer = find_offer(offer_id, request.user)
    keep = request.POST.get("keep") != "no"
    services.shortlist_offer(offer_id=offer.pk, keep=keep, actor=request.user)
    return HttpResponseRedirect(_back(offer_id), status=303)


@open_to(SIGNED_IN)
def decline(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Turn an offer down with a reason."""
    offer = _to_decide(request, offer_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.decline_offer(
            offer_id=offer.pk,
            reason=DeclineReason(form.cleaned_data["reason"]),
            text=form.cleaned_data["text"],
            actor=request.user,
        )
        messages.success(request, _("The provider has been told, with your reason."))
        to = reverse("offers:compare", args=[offer.project_id])
        return HttpResponseRedirect(to, status=303)
    context = {**confirm_page("decline", offer), "form": form}
    return render(request, "offers/confirm.html", context, status=422 if form.errors else 200)


@open_to(SIGNED_IN)
@require_POST
@refused_back(_back)
def reconsider(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Come back to an offer that was turned down."""
    offer = find_offer(offer_id, request.user)
    services.reconsider_offer(offer_id=offer.pk, actor=request.user)
    messages.success(request, _("This offer is back among those you can choose."))
    return HttpResponseRedirect(_back(offer_id), status=303)


@open_to(SIGNED_IN)
@refused_back(_back)
def select(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Say what choosing means, then choose."""
    offer = _to_decide(request, offer_id)
    if request.method == "POST":
        seen = request.POST.get("version", "")
        services.select_offer(
            offer_id=offer.pk,
            seen_version=int(seen) if seen.isdigit() else 0,
            actor=request.user,
        )
        messages.success(request, _("Your choice is made. The contract is being drawn up."))
        to = reverse("web:project", args=[offer.project_id])
        return HttpResponseRedirect(to, status=303)
    return render(request, "offers/confirm.html", confirm_page("select", offer))


@open_to(SIGNED_IN)
@refused_back(_back)
def unselect(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Go back on the choice before signature."""
    offer = _to_decide(request, offer_id)
    if request.method == "POST":
        services.unselect_offer(offer_id=offer.pk, actor=request.user)
        messages.success(request, _("Your project is open again. The offers are where they were."))
        to = reverse("offers:compare", args=[offer.project_id])
        return HttpResponseRedirect(to, status=303)
    return render(request, "offers/confirm.html", confirm_page("unselect", offer))
