"""What the person behind a request changes about it: the language, the second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ouvrage.accounts.queries import has_second_factor
from ouvrage.kit.audience import audience_of


class UserLanguageMiddleware:
    """Speaks a signed-in person's own language, unless another was chosen on this device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in and not chosen_here and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class StaffSecondFactorMiddleware:
    """Lets nobody work at a desk without a second factor (SEC-19).

    A demonstration may do without; `request.without_second_factor` then makes the pages say so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        audience = audience_of(view, match.view_name if match else None)
        if audience is None or not audience.staff or not request.user.is_authenticated:
            return None
        if has_second_factor(request.user):
            return None
        if getattr(settings, "DEMO_WITHOUT_SECOND_FACTOR", settings.DEMO):
            request.without_second_factor = True  # type: ignore[attr-defined]
            return None
        messages.warning(
            request,
            _("Desks need two steps to sign in. Add an application to your account to go on."),
        )
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
