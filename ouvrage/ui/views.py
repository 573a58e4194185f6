"""The style guide: every component with its states, in both themes and languages; no business."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.ui import icons
from ouvrage.ui.guide import contents
from ouvrage.ui.guide.samples import samples


@require_safe
@open_to(ANYONE)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component. `?desk=1` shows them in the staff shell."""
    shell = "ui/desk.html" if request.GET.get("desk") else "ui/base.html"
    context = {"shell": shell, "chapters": contents.chapters(), "icons": icons.names()}
    context |= samples()
    return render(request, "ui/guide/page.html", context)


@require_safe
@open_to(ANYONE)
def offline(request: HttpRequest) -> HttpResponse:
    """What the installed application shows without a network."""
    return render(request, "ui/offline.html")


@require_safe
@open_to(ANYONE)
def manifest(request: HttpRequest) -> HttpResponse:
    """The name and icons under which the site can be installed."""
    return render(request, "ui/manifest.json", content_type="application/manifest+json")


@require_safe
@open_to(ANYONE)
def worker(request: HttpRequest) -> HttpResponse:
    """The worker that shows the offline page; served from the root so that it sees every page."""
    return render(request, "ui/sw.js", content_type="text/javascript")
