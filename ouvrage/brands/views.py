"""The legal notice of each brand."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.kit.audience import ANYONE, open_to


@require_safe
@open_to(ANYONE)
def legal(request: HttpRequest) -> HttpResponse:
    """Who publishes this site, who directs it, who hosts it (LCEN art. 6)."""
    brand = request.brand  # type: ignore[attr-defined]
    if not brand:
        raise Http404
    return render(request, "brands/legal.html", {"entity": brand.entity})
