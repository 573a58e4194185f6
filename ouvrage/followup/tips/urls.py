"""Addresses of tips."""

from django.urls import path

from ouvrage.followup.tips import views

urlpatterns = [
    path("bureau/suivi/projet/<int:project_id>/conseil/", views.give, name="tip"),
    path("bureau/suivi/conseils/", views.given, name="tips"),
    path("bureau/suivi/conseils.csv", views.export, name="tips_export"),
]
