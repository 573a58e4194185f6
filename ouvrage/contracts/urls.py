"""Addresses of contracts."""

from django.urls import path

from ouvrage.contracts.views import guiding, reading, signing, verifying, working, writing

app_name = "contracts"
urlpatterns = [
    path("mes-contrats/", reading.mine, name="mine"),
    path("reperes-de-prix/", guiding.bands, name="bands"),
    path("verifier/", verifying.verify, name="verify"),
    path("contrats/<uuid:contract_id>/", reading.read, name="read"),
    path("contrats/<uuid:contract_id>/contrat.pdf", reading.pdf, name="pdf"),
    path("contrats/<uuid:contract_id>/coordonnees/", writing.identity, name="identity"),
    path("contrats/<uuid:contract_id>/actualiser/", writing.refresh, name="refresh"),
    path("contrats/<uuid:contract_id>/modifier/", writing.amend, name="amend"),
    path("contrats/<uuid:contract_id>/demande/", writing.ask, name="ask"),
    path("contrats/<uuid:contract_id>/signer/", signing.sign, name="sign"),
    path("contrats/<uuid:contract_id>/code/", signing.code, name="code"),
    path("contrats/<uuid:contract_id>/rapport/", working.report, name="report"),
    path("contrats/<uuid:contract_id>/finaliser/", working.finalise, name="finalise"),
    path("etapes/<uuid:milestone_id>/livrer/", working.deliver, name="deliver"),
    path("etapes/<uuid:milestone_id>/accepter/", working.accept, name="accept"),
    path("etapes/<uuid:milestone_id>/renvoyer/", working.send_back, name="send_back"),
    path("etapes/<uuid:milestone_id>/payee/", working.paid, name="paid"),
]
