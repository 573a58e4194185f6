"""The client's board: compare, export, note for oneself, turn down several."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, part_or_redirect, refused_back
from ouvrage.messaging.queries import messages_about
from ouvrage.messaging.services import mark_read
from ouvrage.offers import services
from ouvrage.offers.courtesy import civil_words
from ouvrage.offers.forms import DeclineForm
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.queries import about, find_offer
from ouvrage.offers.rules import check_client
from ouvrage.offers.views.comparing import Board, Line, compared, picked_ids
from ouvrage.offers.views.shown import empty_message, with_answers
from ouvrage.offers.weighing.forms import CriteriaForm, points_in
from ouvrage.offers.weighing.queries import criteria_of
from ouvrage.offers.weighing.services import set_criteria, weigh_offer
from ouvrage.projects.bands.queries import guide_of
from ouvrage.projects.models import Project


@open_to(SIGNED_IN)
@require_GET
def compare(request: SignedInRequest, project_id: int) -> HttpResponse:
    """All offers in a table, some side by side, and the public questions."""
    project, is_client = _project(request, project_id)
    board = Board.asked(project, request.GET)
    guide = guide_of(project)
    lines = board.lines(request.user, is_client=is_client, guide=guide)
    if is_client:
        mark_read(about=about(project.pk), companies=[None], reader=request.user)
    side_by_side = board.side_by_side(lines)
    context = {
        "project": project,
        "board": board,
        "guide": guide,
        "lines": board.shown(lines),
        "total": len(lines),
        "items": [compared(line) for line in side_by_side],
        "compared_ids": {line.offer.pk for line in side_by_side},
        "tabs": board.tabs(lines),
        "orders": board.orders(is_client=is_client),
        "has_criteria": any(line.own and line.own.criteria for line in lines),
        "questions": with_answers(messages_about(about(project.pk), None)),
        "is_client": is_client,
        "form": empty_message(),
    }
    return render(request, "offers/compare.html", context)


@open_to(SIGNED_IN)
@require_GET
def export(request: SignedInRequest, project_id: int) -> StreamingHttpResponse:
    """The same offers as a sheet; his own notes for the client, nobody's for the desk."""
    project, is_client = _project(request, project_id)
    lines = Board.asked(project, request.GET).lines(request.user, is_client=is_client)
    header = [
        _("Provider"), _("State"), _("Price, without VAT"), _("Delay in days"), _("Valid until"),
        _("Version"), _("Proposal"), _("My score"), _("My note"),
    ]  # fmt: skip
    return csv_response(f"offres-{project.pk}.csv", header, _rows(lines))


@open_to(SIGNED_IN)
@require_POST
@refused_back(lambda offer_id: reverse("offers:read", args=[offer_id]))
def weigh(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    """Keep the client's points and note on one offer, as he types."""
    offer = find_offer(offer_id, request.user)
    weigh_offer(
        offer_id=offer.pk,
        points=points_in(request.POST),
        text=request.POST.get("text", "")[:4_000],
        actor=request.user,
    )
    to = reverse("offers:read", args=[offer_id]) + "#own"
    return part_or_redirect(request, part="offers/_noted.html", context={}, to=to)


@open_to(SIGNED_IN)
@refused_back(lambda project_id: reverse("offers:compare", args=[project_id]))
def criteria(request: SignedInRequest, project_id: int) -> HttpResponse:
    """By what the client judges the offers on his project."""
    project = _own_project(request, project_id)
    form = CriteriaForm(
        request.POST if request.method == "POST" else None, criteria=criteria_of(project.pk)
    )
    if request.method == "POST" and form.is_valid():
        set_criteria(project_id=project.pk, wanted=form.wanted(), actor=request.user)
        messages.success(request, _("Your criteria are kept. Only you read them."))
        to = reverse("offers:compare", args=[project.pk])
        return HttpResponseRedirect(to, status=303)
    context = {"form": form, "project": project}
    status = 422 if form.errors else 200
    return render(request, "offers/criteria.html", context, status=status)


@open_to(SIGNED_IN)
@refused_back(lambda project_id: reverse("offers:compare", args=[project_id]))
def decline_several(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Turn several offers down with one reason, after reading what each author will read."""
    project = _own_project(request, project_id)
    sent = request.POST if request.method == "POST" else None
    ids = picked_ids((sent or request.GET).getlist("avec"))
    form = DeclineForm(sent)
    is_preview = sent is None or "send" not in sent
    if form.is_valid() and not is_preview:
        return _declined(request, project, ids, form.cleaned_data)
    offers = Offer.objects.filter(project=project, pk__in=ids).waiting().select_related("company")
    context = {
        "project": project,
        "offers": list(offers.order_by("sent_at")),
        "form": form,
        "civil": civil_words(form.cleaned_data["reason"]) if form.is_valid() else "",
    }
    status = 422 if form.errors else 200
    return render(request, "offers/decline_several.html", context, status=status)


def _declined(
    request: SignedInRequest, project: Project, ids: Sequence[UUID], said: dict[str, Any]
) -> HttpResponse:
    count = services.decline_offers(
        project_id=project.pk,
        offer_ids=ids,
        reason=DeclineReason(said["reason"]),
        text=said["text"],
        actor=request.user,
    )
    told = ngettext("%(n)d provider is told.", "%(n)d providers are told.", count) % {"n": count}
    messages.success(request, told)
    return HttpResponseRedirect(reverse("offers:compare", args=[project.pk]), status=303)


def _project(request: SignedInRequest, project_id: int) -> tuple[Project, bool]:
    """The project, for its client and for the desk; else 404."""
    project = Project.objects.select_related("client", "brand", "category").found(pk=project_id)
    is_client = project.client_id == request.user.pk
    if not is_client and not request.user.has_role("followup", "supervisor"):
        raise Http404
    return project, is_client


def _own_project(request: SignedInRequest, project_id: int) -> Project:
    project, _is_client = _project(request, project_id)
    check_client(request.user, project)
    return project


def _rows(lines: Sequence[Line]) -> Iterator[list[Any]]:
    for line in lines:
        offer = line.offer
        euros = f"{offer.price_cents // 100},{offer.price_cents % 100:02d}"
        yield [
            offer.company.name, line.badge[1], euros, offer.delivery_days, offer.valid_until_on,
            offer.version, offer.pitch, line.own.mean if line.own else "",
            line.own.note if line.own else "",
        ]  # fmt: skip
