"""Addresses of the surveys: answering, the desk's list."""

from django.urls import path

from ouvrage.followup.surveys import desk, views

urlpatterns = [
    path("enquete/<uuid:survey_id>/<str:signed>/", views.answer, name="survey"),
    path("projets/<int:project_id>/enquete/", views.mine, name="my_survey"),
    path("bureau/suivi/enquetes/", desk.surveys, name="surveys"),
    path("bureau/suivi/enquetes.csv", desk.export, name="surveys_export"),
]
