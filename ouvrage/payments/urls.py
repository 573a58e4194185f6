"""Addresses of payments."""

from django.urls import path

from ouvrage.payments.views import means, paying, simulator, webhook

app_name = "payments"

urlpatterns = [
    path("paiements/<uuid:payment_id>/", paying.pay, name="pay"),
    path("moyens-de-paiement/", means.methods, name="methods"),
    path("moyens-de-paiement/<uuid:method_id>/choisir/", means.choose, name="choose_method"),
    path("moyens-de-paiement/<uuid:method_id>/retirer/", means.remove, name="remove_method"),
    path("paiements/messages/", webhook.webhook, name="webhook"),
    path("simulateur/moyen/<str:setup_id>/", simulator.entry, name="simulated_entry"),
    path("simulateur/banque/<str:charge_id>/", simulator.confirmation, name="simulated_bank"),
]
