"""Addresses of the record of calls."""

from django.urls import path

from ouvrage.followup.contacts import views

urlpatterns = [
    path("projets/<int:project_id>/appels/", views.note, name="attempt"),
    path("appels/<uuid:attempt_id>/retirer/", views.take_back, name="attempt_take_back"),
    path("appels/<uuid:attempt_id>/reponse/", views.answer, name="attempt_answer"),
    path("appels-recus/<int:client_id>/<str:signed>/", views.received, name="calls_received"),
    path("bureau/suivi/<int:task_id>/coordonnees/", views.correct, name="correct_contact"),
    path(
        "bureau/suivi/projet/<int:project_id>/rendre/<int:company_id>/",
        views.give_back,
        name="give_contact_back",
    ),
]
