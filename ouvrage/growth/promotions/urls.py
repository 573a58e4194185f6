"""Addresses of promotion credits, for providers and for the desk."""

from django.urls import path

from ouvrage.growth.promotions import desk, views

urlpatterns = [
    path("credits/promotion/", views.promotions, name="promotions"),
    path("credits/promotion/<uuid:claim_id>/relire/", views.check_again, name="check_again"),
    path("bureau/promotions/", desk.claims, name="claims"),
    path("bureau/promotions/<uuid:claim_id>/", desk.claim, name="claim"),
    path("bureau/promotions/<uuid:claim_id>/page/", desk.visit, name="claim_visit"),
    path("bureau/promotions/<uuid:claim_id>/accepter/", desk.approve, name="claim_approve"),
    path("bureau/promotions/<uuid:claim_id>/refuser/", desk.decline, name="claim_decline"),
]
