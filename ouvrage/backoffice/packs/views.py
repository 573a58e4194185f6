"""Packs: all versions side by side, and other figures from a day on."""

from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.backoffice.packs import queries
from ouvrage.backoffice.packs.forms import PackForm
from ouvrage.backoffice.packs.showing import NAMES, told
from ouvrage.backoffice.versions.forms import VersionForm, as_typed
from ouvrage.backoffice.versions.proposing import Subject, propose
from ouvrage.backoffice.versions.showing import figures_of
from ouvrage.brands.rules import check_starts
from ouvrage.credits.deciding import PACK
from ouvrage.credits.models import Pack
from ouvrage.credits.packs.queries import pack_in_force
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest


@require_GET
@open_to(desk())
def packs(request: SignedInRequest) -> HttpResponse:
    """What each pack costs and holds: before, now, to come."""
    return render(request, "backoffice/packs.html", {"shelves": queries.shelves()})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(desk())
def pack(request: SignedInRequest, code: str) -> HttpResponse:
    """Other figures of a pack."""
    one = queries.pack_named(code)
    present = as_typed(figures_of(pack_in_force(one.code), NAMES))
    about = Subject(
        kind=PACK,
        code=one.code,
        title=one.name,
        url=reverse("backoffice:pack", args=[one.code]),
        names=NAMES,
        version_at=lambda moment: pack_in_force(one.code, at=moment),
        check=_check,
        touched=partial(told, one),
        page=partial(_page, request, one),
    )
    return propose(request, about, PackForm(request.POST or None, initial=present))


def _check(_figures: dict[str, Any], moment: datetime) -> None:
    check_starts(moment)


def _page(request: SignedInRequest, one: Pack, form: VersionForm) -> HttpResponse:
    shelf = next(shelf for shelf in queries.shelves() if shelf.code == one.code)
    status = 422 if form.errors else 200
    return render(
        request, "backoffice/pack.html", {"pack": one, "form": form, "shelf": shelf}, status=status
    )
