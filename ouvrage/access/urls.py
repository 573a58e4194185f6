"""Addresses of opening and prospecting."""

from django.urls import path

from ouvrage.access import views

app_name = "access"

urlpatterns = [
    path("projets/<int:project_id>/ouvrir/<slug:kind>/", views.card, name="card"),
    path("projets/<int:project_id>/ouvrir/<slug:kind>/", views.card, name="open"),
    path("prospection/", views.prospecting, name="prospecting"),
]
