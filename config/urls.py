"""The whole site's addresses; each app keeps its own."""

from __future__ import annotations

from django.urls import include, path

from config.settings.parts.apps import module_is_there

urlpatterns = [path("compte/", include("allauth.urls"))]
if module_is_there("ouvrage.web.urls"):
    urlpatterns.append(path("", include("ouvrage.web.urls")))
