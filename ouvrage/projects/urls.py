"""Addresses of the list, of posting, and of the client's own projects."""

from django.urls import path

from ouvrage.projects.commitment import views as commitment
from ouvrage.projects.lists import views as lists
from ouvrage.projects.saved import views as saved
from ouvrage.projects.views import client, feeds, listing, posting, suggesting

app_name = "projects"
urlpatterns = [
    path("projets/", listing.projects, name="list"),
    path("projets/classement/", listing.ranking, name="ranking"),
    path("projets/<int:project_id>/ranger/", listing.shelve, name="shelve"),
    path("projets/vus/", lists.visit, name="visit"),
    path("projets/ranger/", lists.move, name="move"),
    path("projets/ranger/<uuid:move_id>/annuler/", lists.undo, name="undo"),
    path("projets/suggestions/", suggesting.suggest, name="suggest"),
    path("projets/flux.atom", feeds.of_site, name="feed"),
    path("projets/flux/<slug:slug>.atom", feeds.of_category, name="category_feed"),
    path("projets/flux/recherche/<uuid:token>.atom", feeds.of_search, name="search_feed"),
    path("mes-recherches/", saved.searches, name="searches"),
    path("mes-recherches/garder/", saved.save, name="save_search"),
    path("mes-recherches/<uuid:search_id>/", saved.search, name="search"),
    path("mes-recherches/<uuid:search_id>/pause/", saved.pause, name="pause_search"),
    path("mes-recherches/<uuid:search_id>/flux/", saved.feed, name="open_feed"),
    path("mes-recherches/<uuid:search_id>/oublier/", saved.forget, name="forget_search"),
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
