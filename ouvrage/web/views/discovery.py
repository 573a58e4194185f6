"""robots.txt and sitemaps."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.web import discovery

XML = "application/xml; charset=utf-8"
HOUR = 3_600
MOST_FILES = 50_000
"""A sitemap index holds no more; far more projects than there will be."""


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    """Where robots need not go."""
    text = discovery.robots(brand_of(request) or None)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=HOUR)
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """The index of sitemaps of this site."""
    return StreamingHttpResponse(
        discovery.sitemap_index(brand_of(request) or None), content_type=XML
    )


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=HOUR)
def sitemap_pages(request: HttpRequest) -> StreamingHttpResponse:
    """Pages that are always there."""
    return StreamingHttpResponse(
        discovery.sitemap_pages(brand_of(request) or None), content_type=XML
    )


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=HOUR)
def sitemap_projects(request: HttpRequest, part: int) -> StreamingHttpResponse:
    """Listed projects by their numbers, fifty thousand to a file."""
    if part >= MOST_FILES:
        raise Http404
    found = discovery.sitemap_projects(brand_of(request) or None, part)
    return StreamingHttpResponse(found, content_type=XML)
