"""Who may use a page. Every view says so; one that does not is refused to everybody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class Person(Protocol):
    """What an audience looks at; an anonymous visitor has all of it false."""

    is_authenticated: bool
    is_provider: bool
    staff_roles: list[str]


@dataclass(frozen=True, slots=True)
class Audience:
    """A named group of readers. `roles` are staff roles, one of which is enough."""

    name: str
    signed_in: bool = True
    provider: bool = False
    staff: bool = False
    roles: frozenset[str] = frozenset()

    def admits(self, person: Any) -> bool:
        if not self.signed_in:
            return True
        if not person.is_authenticated:
            return False
        if self.provider and not person.is_provider:
            return False
        roles = set(person.staff_roles)
        if self.staff and not roles:
            return False
        return not self.roles or bool(self.roles & roles)


ANYONE = Audience("anyone", signed_in=False)
SIGNED_IN = Audience("signed in")
PROVIDER = Audience("provider", provider=True)
STAFF = Audience("staff", staff=True)
NAMED = {audience.name: audience for audience in (ANYONE, SIGNED_IN, PROVIDER, STAFF)}


def desk(*roles: str) -> Audience:
    """Staff who hold one of these roles; administrators always do."""
    return Audience("desk " + "/".join(roles), staff=True, roles=frozenset({*roles, "admin"}))


def open_to[V: Callable[..., Any]](audience: Audience) -> Callable[[V], V]:
    """Declare who may use this view."""

    def declare(view: V) -> V:
        view.audience = audience  # type: ignore[attr-defined]
        return view

    return declare


def audience_of(view: Any, url_name: str | None) -> Audience | None:
    """What a view declared; views of libraries are declared by name in settings."""
    declared = getattr(view, "audience", None)
    if isinstance(declared, Audience):
        return declared
    return NAMED.get(settings.FOREIGN_AUDIENCES.get(url_name or "", ""))


class AudienceMiddleware:
    """Lets a request reach its view only if the view's audience admits the reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        audience = audience_of(view, match.view_name if match else None)
        if audience is None:
            raise PermissionDenied(_("This page is closed: nobody has said who may use it."))
        if audience.admits(request.user):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied(_("This page is not open to your account."))
