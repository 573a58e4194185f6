"""Addresses of payments."""

from django.urls import path

from ouvrage.payments.desk import acting
from ouvrage.payments.desk import views as desk
from ouvrage.payments.reconciliation import views as reconciliation
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
    path("bureau/paiements/", desk.desk, name="desk"),
    path("bureau/paiements/liste.csv", desk.export, name="desk_export"),
    path("bureau/paiements/<uuid:payment_id>/", acting.payment, name="desk_payment"),
    path("bureau/paiements/<uuid:payment_id>/rembourser/", acting.refund, name="refund"),
    path("bureau/paiements/<uuid:payment_id>/reessayer/", acting.retry, name="retry"),
    path("bureau/paiements/<uuid:payment_id>/annuler/", acting.cancel, name="cancel"),
    path("bureau/remboursements/<uuid:refund_id>/approuver/", acting.approve, name="approve"),
    path("bureau/remboursements/<uuid:refund_id>/refuser/", acting.decline, name="decline"),
    path("bureau/rapprochement/", reconciliation.reconciliation, name="reconciliation"),
    path("bureau/rapprochement/comparer/", reconciliation.run, name="reconcile"),
    path("bureau/rapprochement/mouvements.csv", reconciliation.journal, name="journal"),
    path(
        "bureau/rapprochement/<int:difference_id>/redemander/",
        reconciliation.ask_again,
        name="ask_again",
    ),
    path(
        "bureau/rapprochement/<int:difference_id>/clore/",
        reconciliation.close,
        name="close_difference",
    ),
]
