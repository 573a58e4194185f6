"""The whole site's addresses; each app keeps its own."""

from __future__ import annotations

from django.urls import include, path

from config.settings.parts.apps import module_is_there

APPS = [
    "ui", "brands", "accounts", "notifications", "messaging", "taxes", "payments", "credits",
    "subscriptions", "projects", "access", "offers", "contracts", "invoices", "reviews",
    "followup", "growth", "backoffice", "web",
]  # fmt: skip

urlpatterns = [
    *(
        path("", include(f"ouvrage.{app}.urls"))
        for app in APPS
        if module_is_there(f"ouvrage.{app}.urls")
    ),
    path("compte/", include("ouvrage.accounts.signin_urls")),
    path("langue/", include("django.conf.urls.i18n")),
]
