"""Addresses of ratings."""

from django.urls import path

from ouvrage.reviews import views

app_name = "reviews"
urlpatterns = [
    path("projets/<int:project_id>/avis/", views.give, name="give"),
    path("avis/<uuid:review_id>/decliner/", views.decline, name="decline"),
    path("avis/<uuid:review_id>/reponse/", views.reply, name="reply"),
]
