"""Addresses of what helps providers gain."""

from django.urls import path

from ouvrage.growth.views import plans

app_name = "growth"

urlpatterns = [
    path("abonnements/", plans.plans, name="plans"),
]
