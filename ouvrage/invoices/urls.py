"""Addresses of invoices."""

from django.urls import path

from ouvrage.invoices.views import desk, own

app_name = "invoices"

urlpatterns = [
    path("factures/", own.mine, name="mine"),
    path("factures/liste.csv", own.export, name="export"),
    path("factures/<int:year>.zip", own.archive, name="archive"),
    path("factures/vente/<uuid:sale_id>/", own.of_sale, name="of_sale"),
    path("factures/<uuid:invoice_id>/", own.invoice, name="invoice"),
    path("factures/<uuid:invoice_id>/pdf/", own.pdf, name="pdf"),
    path("factures/<uuid:invoice_id>/xml/", own.xml, name="xml"),
    path("bureau/factures/", desk.desk, name="desk"),
    path("bureau/factures/liste.csv", desk.desk_export, name="desk_export"),
    path("bureau/factures/<uuid:invoice_id>/document/", desk.remake, name="remake"),
]
