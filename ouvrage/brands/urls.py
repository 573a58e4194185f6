"""Addresses of brands."""

from django.urls import path

from ouvrage.brands import views

app_name = "brands"

urlpatterns = [path("mentions-legales/", views.legal, name="legal")]
