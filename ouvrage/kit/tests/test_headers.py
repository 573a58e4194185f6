"""SEC-29 to SEC-34, SEC-39: what every answer carries."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from ouvrage.kit.headers import HeadersMiddleware

CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(self)",
}


def answer(request: HttpRequest, **headers: str) -> HttpResponse:
    return HeadersMiddleware(lambda _: HttpResponse(headers=headers))(request)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/nothing-is-here/", "/compte/login/", "/static/nothing.css"]
)
def test_every_answer_carries_the_headers(path):
    response = Client(raise_request_exception=False).get(path)

    assert {name: response.headers.get(name) for name in CARRIED} == CARRIED
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.django_db
def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline():
    policy = (
        Client(raise_request_exception=False)
        .get("/nothing-is-here/")
        .headers["Content-Security-Policy"]
    )

    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


def test_a_page_seen_with_a_session_is_kept_by_no_cache():
    request = RequestFactory().get("/mes-projets/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"

    assert answer(request, **{"Cache-Control": "public"})["Cache-Control"] == "no-store"


def test_a_visitor_s_page_and_static_files_may_be_kept():
    request = RequestFactory().get("/static/ui/ui.css")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"

    assert answer(request, **{"Cache-Control": "public"})["Cache-Control"] == "public"
    assert "Cache-Control" not in answer(RequestFactory().get("/"))
