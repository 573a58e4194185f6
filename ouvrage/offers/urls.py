"""Addresses of offers."""

from django.urls import path

from ouvrage.offers.views import board, client, inviting, provider, shared

app_name = "offers"
urlpatterns = [
    path("mes-offres/", provider.mine, name="mine"),
    path("projets/<int:project_id>/offre/", provider.write, name="write"),
    path("projets/<int:project_id>/offre/brouillon/", provider.draft, name="draft"),
    path("projets/<int:project_id>/question/", provider.ask, name="ask"),
    path("projets/<int:project_id>/offres/", board.compare, name="compare"),
    path("projets/<int:project_id>/offres/export.csv", board.export, name="export"),
    path("projets/<int:project_id>/offres/criteres/", board.criteria, name="criteria"),
    path("projets/<int:project_id>/offres/refuser/", board.decline_several, name="decline_several"),
    path("projets/<int:project_id>/reponse/", client.answer, name="answer"),
    path("projets/<int:project_id>/inviter/", inviting.invite, name="invite"),
    path("mes-offres/export.csv", provider.my_sheet, name="my_sheet"),
    path("mes-offres/invitations/", inviting.invitations, name="invitations"),
    path("invitations/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path("invitations/<uuid:invitation_id>/retirer/", inviting.uninvite, name="uninvite"),
    path("offres/<uuid:offer_id>/", shared.read, name="read"),
    path("offres/<uuid:offer_id>/notes/", board.weigh, name="weigh"),
    path("offres/<uuid:offer_id>/versions/", shared.versions, name="versions"),
    path("offres/<uuid:offer_id>/fil/", shared.talk, name="talk"),
    path("offres/<uuid:offer_id>/message/", shared.message, name="message"),
    path("offres/<uuid:offer_id>/retirer/", provider.withdraw, name="withdraw"),
    path("offres/<uuid:offer_id>/prolonger/", provider.prolong, name="prolong"),
    path("offres/<uuid:offer_id>/preselection/", client.shortlist, name="shortlist"),
    path("offres/<uuid:offer_id>/refuser/", client.decline, name="decline"),
    path("offres/<uuid:offer_id>/reprendre/", client.reconsider, name="reconsider"),
    path("offres/<uuid:offer_id>/choisir/", client.select, name="select"),
    path("offres/<uuid:offer_id>/revenir/", client.unselect, name="unselect"),
]
