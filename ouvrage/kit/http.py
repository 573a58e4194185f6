"""Answering requests: whole page or part of it, refusals as sentences."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

import structlog
from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from psycopg.errors import LockNotAvailable

from ouvrage.kit.errors import Busy, Refused

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    class SignedInRequest(HttpRequest):
        """A request whose reader is known; the audience has made sure of it."""

        user: Any
        htmx: HtmxDetails
else:
    SignedInRequest = HttpRequest

log = structlog.get_logger()


def wants_part(request: HttpRequest) -> bool:
    """htmx asks for a part, except when it restores history or boosts a whole page."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_part(
    request: HttpRequest, *, page: str, part: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The same URL answers the whole page, or only the part that htmx asks for."""
    template = part if wants_part(request) else page
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def part_or_redirect(
    request: HttpRequest, *, part: str, context: dict[str, Any], to: str
) -> HttpResponse:
    """After a change: the changed part for htmx, else see-other so that reload repeats nothing."""
    if wants_part(request):
        return render(request, part, context)
    return HttpResponseRedirect(to, status=303)


def refuse(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say no in a sentence: into #notice for htmx, as a page otherwise."""
    log.info(refusal.code)
    context = {
        "refusal": refusal,
        "again": refusal.again(request.POST),
        "sent_from": sent_from(request),
    }
    if wants_part(request):
        response = render(request, "ui/refusal.html", context, status=refusal.status)
        response["HX-Retarget"] = "#notice"
        response["HX-Reswap"] = "innerHTML show:top"
        return response
    return render(request, "ui/refused.html", context, status=refusal.status)


def sent_from(request: HttpRequest) -> str:
    """The page of ours that a person came from, also when what was refused is sent again.

    Where a gesture was sent to may take nothing but gestures, so it is the last resort only.
    """
    said = request.POST.get("sent_from") or request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        said, {request.get_host()}, require_https=request.is_secure()
    )
    return said if ours else request.path


class RefusalMiddleware:
    """Turns a refusal that a view let through into its sentence; a wait that was too long, too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if _waited_too_long(exception):
            log.warning(Busy.code, path=request.path)
            return refuse(request, Busy())
        return refuse(request, exception) if isinstance(exception, Refused) else None


def _waited_too_long(exception: Exception) -> bool:
    """The database gave up waiting for a lock; the transaction is undone by then."""
    return isinstance(exception, OperationalError) and isinstance(
        exception.__cause__, LockNotAvailable
    )


def refused_back[**P](
    to: Callable[..., str],
) -> Callable[
    [Callable[Concatenate[Any, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Without htmx, send a refused person back to the page `to(**kwargs)`, with the sentence.

    A refusal that shows more than a sentence keeps what was sent on a page of its own.
    """

    def decorate(
        view: Callable[Concatenate[Any, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except Refused as refusal:
                if wants_part(request) or refusal.part:
                    return refuse(request, refusal)
                log.info(refusal.code)
                messages.error(request, refusal.text, extra_tags=refusal.code)
                return HttpResponseRedirect(to(*args, **kwargs), status=303)

        return guarded

    return decorate


def client_address(request: HttpRequest) -> str:
    """The address kept as proof; the front server sets REMOTE_ADDR from its trusted hop."""
    return str(request.META.get("REMOTE_ADDR", ""))
