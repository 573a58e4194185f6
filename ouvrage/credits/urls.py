"""Addresses of the credits."""

from django.urls import path

from ouvrage.credits import views

app_name = "credits"

urlpatterns = [
    path("credits/", views.ledger, name="ledger"),
    path("credits/mouvements.csv", views.export, name="export"),
]
