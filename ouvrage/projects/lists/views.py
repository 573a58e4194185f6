"""Visits, gestures on several projects, undo."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.projects.lists import services
from ouvrage.projects.models import Shelf

DONE = "geste"
"""The part of the address that names the gesture just made, with the way back."""


@open_to(PROVIDER)
@require_POST
def visit(request: SignedInRequest) -> HttpResponse:
    """The list was looked at; with « tout », all of it was seen."""
    if request.POST.get("tout"):
        services.see_all(actor=request.user)
        return HttpResponseRedirect(reverse("projects:list"), status=303)
    services.note_visit(actor=request.user)
    return HttpResponse(status=204)


@open_to(PROVIDER)
@require_POST
def move(request: SignedInRequest) -> HttpResponse:
    """Shortlist, hide or put back all ticked projects."""
    shelf = request.POST.get("shelf", "")
    ticked = [int(one) for one in request.POST.getlist("choisi") if one.isdigit() and len(one) < 18]
    moved = services.move_many(
        move_id=_move_id(request),
        project_ids=ticked,
        shelf=shelf if shelf in set(Shelf.values) else "",
        actor=request.user,
    )
    to = back_to_list(request)
    if moved is not None:
        to += f"{'&' if '?' in to else '?'}{DONE}={moved.pk}"
    return HttpResponseRedirect(to, status=303)


@open_to(PROVIDER)
@require_POST
@refused_back(lambda move_id: reverse("projects:list"))
def undo(request: SignedInRequest, move_id: UUID) -> HttpResponse:
    """Put everything back where it stood."""
    services.undo_move(move_id=move_id, actor=request.user)
    return HttpResponseRedirect(back_to_list(request), status=303)


def back_to_list(request: SignedInRequest) -> str:
    """The page of the list from which it was asked; never another site."""
    asked = request.POST.get("next", "").partition(f"&{DONE}=")[0].partition(f"?{DONE}=")[0]
    here = {request.get_host()}
    return asked if url_has_allowed_host_and_scheme(asked, here) else reverse("projects:list")


def _move_id(request: SignedInRequest) -> UUID:
    try:
        return UUID(request.POST.get("move_id", ""))
    except ValueError:
        return new_id()
