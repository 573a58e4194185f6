"""Addresses of the list, of posting, and of the client's own projects."""

from django.urls import path

from ouvrage.projects.commitment import views as commitment
from ouvrage.projects.views import client, listing, posting

app_name = "projects"
urlpatterns = [
    path("projets/", listing.projects, name="list"),
    path("projets/<int:project_id>/ranger/", listing.shelve, name="shelve"),
    path("mes-projets/", client.mine, name="mine"),
    path("projets/<int:project_id>/annuler/", client.cancel, name="cancel"),
    path("projets/<int:project_id>/completer/", client.amend, name="amend"),
    path("projets/<int:project_id>/coordonnees/", client.contact, name="contact"),
    path("projets/<int:project_id>/reposter/", client.again, name="again"),
    path("projets/<int:project_id>/confirmer/", client.confirm, name="confirm"),
    path("projets/<int:project_id>/confirmer/<str:signed>/", client.alive, name="alive"),
    path("projets/<int:project_id>/engagement/", commitment.own, name="commitment"),
    path(
        "projets/<int:project_id>/engagement/<str:signed>/",
        commitment.linked,
        name="commitment_link",
    ),
    path("poster-un-projet/", posting.post, name="post"),
    path("poster-un-projet/merci/", posting.sent, name="sent"),
    path("poster-un-projet/<uuid:token>/envoyer/", posting.send, name="send"),
    path("poster-un-projet/<uuid:token>/abandonner/", posting.forget, name="forget"),
    path(
        "poster-un-projet/<uuid:token>/fichiers/<uuid:file_id>/",
        posting.file,
        name="draft_file",
    ),
    path("poster-un-projet/<uuid:token>/<slug:step>/", posting.step, name="step"),
]
