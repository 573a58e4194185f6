"""« Use this rewrite »: a form sent again without the contact details, from wherever it is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ouvrage.messaging.detection import Passage, find_contact_details


class RewriteMiddleware:
    """Takes the contact details out of the text whose key the button carries, before any view.

    Every form that can be refused shows the same button (`messaging/_contact_details.html`), so no
    view has to know of it. A text changed since then has another key and is left as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """After the form was read to check its token; what machines send stays unread."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        if "rewrite" in request.POST:
            _rewrite(request, key=request.POST["rewrite"])


def _rewrite(request: HttpRequest, *, key: str) -> None:
    fields = request.POST.copy()
    for name, values in request.POST.lists():
        fields.setlist(name, [_rewritten(value, key) for value in values])
    request.POST = fields  # type: ignore[assignment]


def _rewritten(value: str, key: str) -> str:
    found = Passage(value, ())
    if found.key != key:
        return value
    return Passage(value, tuple(find_contact_details(value))).rewritten
