"""The look's own pages: the style guide, and what an installed application asks for."""

from django.urls import path

from ouvrage.ui import views

app_name = "ui"
urlpatterns = [
    path("styleguide", views.styleguide, name="styleguide"),
    path("hors-ligne", views.offline, name="offline"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
]
