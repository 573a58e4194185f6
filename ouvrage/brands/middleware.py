"""Puts the brand of the visited domain on each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from ouvrage.brands.queries import brand_of_host


class BrandMiddleware:
    """`request.brand`, looked up when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.get_host()
        request.brand = SimpleLazyObject(lambda: brand_of_host(host))  # type: ignore[attr-defined]
        return self.get_response(request)
