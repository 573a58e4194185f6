"""Addresses of opening and prospecting."""

from django.urls import path

from ouvrage.access import views
from ouvrage.access.board import views as board

app_name = "access"

urlpatterns = [
    path("projets/<int:project_id>/ouvrir/<slug:kind>/", views.card, name="card"),
    path("projets/<int:project_id>/ouvrir/<slug:kind>/", views.card, name="open"),
    path("prospection/tableau/", board.board, name="board"),
    path("prospection/export/", board.export, name="export"),
    path("prospection/ranger/", board.move, name="move"),
    path("prospection/<int:project_id>/", board.prospect, name="prospect"),
    path("prospection/", views.prospecting, name="prospecting"),
]
