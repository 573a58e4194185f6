"""Addresses of the credits."""

from django.urls import path

from ouvrage.credits import views
from ouvrage.credits.chain import views as chain
from ouvrage.credits.goodwill import views as goodwill

app_name = "credits"

urlpatterns = [
    path("credits/", views.ledger, name="ledger"),
    path("credits/mouvements.csv", views.export, name="export"),
    path("credits/chaine.json", chain.chain, name="chain"),
    path("credits/verifier-ma-chaine.py", chain.script, name="chain_script"),
    path("bureau/gestes/", goodwill.goodwill, name="goodwill"),
    path("bureau/gestes.csv", goodwill.export, name="goodwill_export"),
    path("bureau/gestes/<uuid:goodwill_id>/approuver/", goodwill.approve, name="approve_goodwill"),
    path("bureau/gestes/<uuid:goodwill_id>/decliner/", goodwill.decline, name="decline_goodwill"),
]
