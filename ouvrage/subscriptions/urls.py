"""Addresses of subscriptions."""

from django.urls import path

from ouvrage.subscriptions.desk import views as desk
from ouvrage.subscriptions.views import acting, buying, closing, own, terminating

app_name = "subscriptions"

urlpatterns = [
    path("abonnement/", own.mine, name="mine"),
    path("abonnement/documents/", own.documents, name="documents"),
    path("abonnement/cloture/", closing.closing, name="closing"),
    path("abonnement/commander/<slug:plan>/<int:months>/", buying.order, name="order"),
    path("abonnement/incident/<uuid:incident_id>/contester/", own.contest, name="contest"),
    path("abonnement/<slug:name>/", acting.act, name="act"),
    path("resilier/", terminating.terminate, name="terminate"),
    path("resilier/lire/", terminating.read, name="terminate_read"),
    path("resilier/confirmer/", terminating.confirm, name="terminate_confirm"),
    path("resilier/recu/<str:signed>/", terminating.receipt, name="receipt"),
    path("resilier/<str:token>/", terminating.by_link, name="terminate_link"),
    path("bureau/incidents/", desk.incidents, name="incidents"),
    path("bureau/incidents/liste.csv", desk.export, name="incidents_export"),
    path("bureau/incidents/<uuid:incident_id>/", desk.incident, name="incident"),
    path("bureau/incidents/<uuid:incident_id>/reessayer/", desk.retry, name="incident_retry"),
    path("bureau/incidents/<uuid:incident_id>/annuler/", desk.forgive, name="incident_forgive"),
    path("bureau/incidents/<uuid:incident_id>/repondre/", desk.answer, name="incident_answer"),
]
