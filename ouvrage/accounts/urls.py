"""Addresses of accounts; those of allauth are in `signin_urls`."""

from django.urls import path

from ouvrage.accounts import views

app_name = "accounts"

urlpatterns = [
    path("activer/<str:token>/", views.activate, name="activate"),
    path("compte/pseudo-oublie/", views.lost_pseudo, name="lost_pseudo"),
    path("compte/profil/", views.profile, name="profile"),
    path("compte/pseudo/", views.pseudo, name="pseudo"),
    path("compte/entreprise/", views.company, name="company"),
    path("compte/securite/", views.security, name="security"),
    path("compte/langue/", views.language, name="language"),
    path("devenir-prestataire/", views.become_provider, name="become_provider"),
]
