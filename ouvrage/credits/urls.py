"""Addresses of the credits."""

from django.urls import path

from ouvrage.credits import views
from ouvrage.credits.chain import views as chain
from ouvrage.credits.goodwill import views as goodwill
from ouvrage.credits.packs import views as packs
from ouvrage.credits.statements import views as statements

app_name = "credits"

urlpatterns = [
    path("credits/", views.ledger, name="ledger"),
    path("credits/mouvements.csv", views.export, name="export"),
    path("credits/chaine.json", chain.chain, name="chain"),
    path("credits/verifier-ma-chaine.py", chain.script, name="chain_script"),
    path("credits/releves/<slug:month>.pdf", statements.statement, name="statement"),
    path("credits/packs/", packs.packs, name="packs"),
    path("credits/packs/<slug:pack>/", packs.buy, name="buy"),
    path("credits/achats/", packs.orders, name="orders"),
    path("credits/achats.csv", packs.orders_export, name="orders_export"),
    path("credits/achats/<uuid:order_id>/", packs.order, name="order"),
    path("credits/achats/<uuid:order_id>/suite/", packs.after_payment, name="after_payment"),
    path("credits/achats/<uuid:order_id>/abandonner/", packs.give_up, name="give_up_order"),
    path("credits/achats/<uuid:order_id>/renoncer/", packs.withdraw, name="withdraw_order"),
    path("bureau/gestes/", goodwill.goodwill, name="goodwill"),
    path("bureau/gestes.csv", goodwill.export, name="goodwill_export"),
    path("bureau/gestes/<uuid:goodwill_id>/approuver/", goodwill.approve, name="approve_goodwill"),
    path("bureau/gestes/<uuid:goodwill_id>/decliner/", goodwill.decline, name="decline_goodwill"),
]
