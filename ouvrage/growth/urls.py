"""Addresses of what helps providers gain."""

from django.urls import path

from ouvrage.growth.promotions.urls import urlpatterns as promotions
from ouvrage.growth.sales.urls import urlpatterns as sales
from ouvrage.growth.views import gains, plans

app_name = "growth"

urlpatterns = [
    path("abonnements/", plans.plans, name="plans"),
    path("abonnements/rendement/", gains.page, name="yield"),
    path("abonnements/rendement.csv", gains.export, name="yield_export"),
    *promotions,
    *sales,
]
