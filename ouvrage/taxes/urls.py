"""Addresses of taxes."""

from django.urls import path

from ouvrage.taxes import views

app_name = "taxes"

urlpatterns = [path("compte/entreprise/tva/", views.number, name="number")]
