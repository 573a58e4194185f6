"""Addresses of subscriptions."""

from django.urls import path

from ouvrage.subscriptions.views import acting, buying, own, terminating

app_name = "subscriptions"

urlpatterns = [
    path("abonnement/", own.mine, name="mine"),
    path("abonnement/documents/", own.documents, name="documents"),
    path("abonnement/commander/<slug:plan>/<int:months>/", buying.order, name="order"),
    path("abonnement/incident/<uuid:incident_id>/contester/", own.contest, name="contest"),
    path("abonnement/<slug:name>/", acting.act, name="act"),
    path("resilier/", terminating.terminate, name="terminate"),
    path("resilier/lire/", terminating.read, name="terminate_read"),
    path("resilier/confirmer/", terminating.confirm, name="terminate_confirm"),
    path("resilier/recu/<str:signed>/", terminating.receipt, name="receipt"),
    path("resilier/<str:token>/", terminating.by_link, name="terminate_link"),
]
