"""What providers of the demo keep: searches with their alerts, lists, words on their prospects."""

from datetime import timedelta

from django.db import transaction
from django.http import QueryDict

from ouvrage.access.board.models import BY_HAND
from ouvrage.access.board.services import prospected, write_prospect
from ouvrage.accounts.models import User
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.projects.filtering import Filters
from ouvrage.projects.lists.services import move_many
from ouvrage.projects.models import ListVisit, Project, SavedSearch, Shelf
from ouvrage.projects.saved import alerts, services
from ouvrage.projects.saved.matching import match_project
from ouvrage.projects.states import ProjectState

SEARCHES = [
    ("paul", "Logos et identités", "marque=toutes&q=logo or identité", "instant"),
    ("paul", "Gros budgets à distance", "marque=toutes&budget=over_5000&distance=oui", "daily"),
    ("paul", "Affiches, sans urgence", "marque=toutes&q=affiche", "none"),
    ("nadia", "Sites et boutiques", "marque=toutes&q=site or boutique", "daily"),
]
"""Whose, its name, what it asks, when it tells."""
NEXT = [
    ("", "Préparer trois questions avant d’écrire l’offre", 2),
    ("in_talks", "Envoyer l’esquisse corrigée", 0),
    ("contacted", "Rappeler après son retour de salon", 5),
    ("in_talks", "Confirmer le calendrier par écrit", None),
    ("lost", "", None),
]
"""A stage by hand, the next step, in how many days to be reminded."""
NEWEST = 25
VISITED = timedelta(days=3)


def play() -> None:
    """Once: whoever has searches already is left alone."""
    if SavedSearch.objects.exists():
        return
    _searches()
    _alerts()
    _lists()
    run_due()


def _searches() -> None:
    for pseudo, name, address, rhythm in SEARCHES:
        person = User.objects.filter(pseudo=pseudo, company__isnull=False).first()
        if person is None:
            continue
        asked = Filters(QueryDict(address), None)
        try:
            saved = services.save_search(
                name=name, address=asked.saved_address, asked=asked.query, actor=person
            )
        except Refused:  # the plan of that day keeps no more
            continue
        services.change_search(
            search_id=saved.pk,
            name=name,
            rhythm=rhythm,
            is_by_mail=True,
            is_in_app=True,
            actor=person,
        )


def _alerts() -> None:
    """The newest projects, as they came in; then the digest of this morning."""
    newest = Project.objects.filter(state=ProjectState.OPEN).order_by("-published_at")[:NEWEST]
    for project in sorted(newest, key=lambda one: one.published_at or now()):
        at = project.published_at or now()
        with clock_at(at):
            match_project(project_id=project.pk)
        with clock_at(min(now(), at + timedelta(hours=3))):
            alerts.tell_some(project_id=project.pk)
    alerts.send_some_digests(day=today())


def _lists() -> None:
    for person in User.objects.filter(pseudo__in=["paul", "nadia"], company__isnull=False):
        mine = list(prospected(person.company_id or 0).order_by("-pk")[: len(NEXT)])
        for project, (stage, step, days) in zip(mine, NEXT, strict=False):
            write_prospect(
                project_id=project.pk,
                stage=stage if stage in BY_HAND else "",
                next_step=step,
                remind_on=None if days is None else today() + timedelta(days=days),
                note="",
                actor=person,
            )
        rest = Project.objects.listed().exclude(pk__in=[project.pk for project in mine])
        ids = list(rest.order_by("confirmed_alive_at").values_list("pk", flat=True)[:7])
        for shelf, those in ((Shelf.HIDDEN, ids[:3]), (Shelf.SHORTLIST, ids[3:])):
            move_many(move_id=new_id(), project_ids=those, shelf=shelf, actor=person)
        with transaction.atomic():
            ListVisit.objects.update_or_create(
                person=person, defaults={"seen_at": now() - VISITED, "last_at": now()}
            )
