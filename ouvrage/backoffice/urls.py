"""Addresses of the back office."""

from django.urls import path

from ouvrage.backoffice import views

app_name = "backoffice"

urlpatterns = [
    path("bureau/", views.search, name="search"),
    path("bureau/comptes/", views.books, name="books"),
    path("bureau/parametres/", views.parameters, name="parameters"),
]
