"""Addresses of files."""

from django.urls import path

from ouvrage.messaging import views

app_name = "messaging"
urlpatterns = [
    path("fichiers/<uuid:file_id>/", views.file, name="file"),
]
