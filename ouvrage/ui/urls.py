"""The look's own pages: the style guide and the offline page."""

from django.urls import path

from ouvrage.ui import views

app_name = "ui"
urlpatterns = [
    path("styleguide", views.styleguide, name="styleguide"),
    path("hors-ligne", views.offline, name="offline"),
]
