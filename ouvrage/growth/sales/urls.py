"""Addresses of the sales desk, and of what it promised."""

from django.urls import path

from ouvrage.growth.sales import own, views

urlpatterns = [
    path("engagements/", own.commitments, name="commitments"),
    path("bureau/prestataires/", views.providers, name="sales"),
    path("bureau/prestataires.csv", views.export, name="sales_export"),
    path("bureau/prestataires/<int:company_id>/", views.account, name="sales_account"),
    path("bureau/prestataires/<int:company_id>/telephone/", views.phone, name="sales_phone"),
    path("bureau/prestataires/<int:company_id>/note/", views.note, name="sales_note"),
    path(
        "bureau/prestataires/<int:company_id>/ne-plus-appeler/", views.refuse, name="sales_refuse"
    ),
    path("bureau/prestataires/<int:company_id>/promesse/", views.promise, name="sales_promise"),
    path("bureau/rappels/<uuid:note_id>/fait/", views.called_back, name="sales_called_back"),
    path("bureau/promesses/<uuid:commitment_id>/approuver/", views.approve, name="promise_approve"),
    path("bureau/promesses/<uuid:commitment_id>/refuser/", views.decline, name="promise_decline"),
]
