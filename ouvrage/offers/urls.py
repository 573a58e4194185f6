"""Addresses of offers."""

from django.urls import path

from ouvrage.offers.views import client, provider, shared

app_name = "offers"
urlpatterns = [
    path("mes-offres/", provider.mine, name="mine"),
    path("projets/<int:project_id>/offre/", provider.write, name="write"),
    path("projets/<int:project_id>/offre/brouillon/", provider.draft, name="draft"),
    path("projets/<int:project_id>/question/", provider.ask, name="ask"),
    path("projets/<int:project_id>/offres/", client.compare, name="compare"),
    path("projets/<int:project_id>/reponse/", client.answer, name="answer"),
    path("offres/<uuid:offer_id>/", shared.read, name="read"),
    path("offres/<uuid:offer_id>/message/", shared.message, name="message"),
    path("offres/<uuid:offer_id>/retirer/", provider.withdraw, name="withdraw"),
    path("offres/<uuid:offer_id>/prolonger/", provider.prolong, name="prolong"),
    path("offres/<uuid:offer_id>/preselection/", client.shortlist, name="shortlist"),
    path("offres/<uuid:offer_id>/refuser/", client.decline, name="decline"),
    path("offres/<uuid:offer_id>/reprendre/", client.reconsider, name="reconsider"),
    path("offres/<uuid:offer_id>/choisir/", client.select, name="select"),
    path("offres/<uuid:offer_id>/revenir/", client.unselect, name="unselect"),
]
