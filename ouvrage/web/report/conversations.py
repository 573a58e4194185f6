"""Conversations about projects: who reads which, where each is held, and having read them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract
from ouvrage.credits.models import CreditKind
from ouvrage.messaging.conversations.subjects import Place
from ouvrage.messaging.models import Thread
from ouvrage.messaging.services import mark_read
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.web.report.policy import PARTY_STATES, Viewpoint


class ProjectTalks:
    """What `messaging` asks about conversations on projects, in the same words as `policy`."""

    def readable(self, user: User) -> Sequence[QuerySet[Thread]]:
        """The client's: all about his projects; a provider's: his own, and those he opened."""
        own = Project.objects.filter(client=user).exclude(state=ProjectState.DRAFT)
        parts = [Thread.objects.filter(about__in=_named(own, "pk"))]
        if user.company_id is not None:
            public = Thread.objects.filter(company__isnull=True)
            opened = Opening.objects.filter(company=user.company_id, kind=CreditKind.CONSULTATION)
            signed = Contract.objects.filter(
                company=user.company_id, project__state__in=sorted(PARTY_STATES)
            )
            parts += [
                Thread.objects.filter(company=user.company_id, about__startswith="project:"),
                public.filter(about__in=_named(opened, "project_id")),
                public.filter(about__in=_named(signed, "project_id")),
            ]
        return parts

    def places(self, user: User, threads: Sequence[Thread]) -> dict[int, Place]:
        """On the page of the offer when there is one, else on the report; two queries."""
        numbers = {thread.pk: int(thread.about.partition(":")[2]) for thread in threads}
        projects = Project.objects.filter(pk__in=set(numbers.values()))
        known = {row.pk: row for row in projects.only("title", "client_id")}
        pages = _pages_of_offers(threads, set(numbers.values()))
        return {
            thread.pk: Place(
                title=known[number].title,
                url=pages.get((number, thread.company_id)) or _report(number),
                client_id=known[number].client_id,
            )
            for thread in threads
            if (number := numbers[thread.pk]) in known
        }


def read_on_report(view: Viewpoint) -> None:
    """What the thread of the report shows counts as read; the desk leaves no mark."""
    about = f"project:{view.project.pk}"
    if view.is_client:
        mark_read(about=about, reader=view.user)
    elif view.is_provider and not view.is_desk:
        shown = [None, view.company_id] if view.sees_report else [view.company_id]
        mark_read(about=about, companies=shown, reader=view.user)


def _named(rows: QuerySet[Any], column: str) -> QuerySet[Any, Any]:
    """The references of these projects, as threads carry them."""
    name = Concat(Value("project:"), Cast(F(column), CharField()), output_field=CharField())
    named: QuerySet[Any, Any] = rows.annotate(_about=name).values_list("_about", flat=True)
    return named


def _pages_of_offers(
    threads: Sequence[Thread], numbers: set[int]
) -> dict[tuple[int, int | None], str]:
    """The page of each company's newest offer, by project and company."""
    companies = {thread.company_id for thread in threads if thread.company_id}
    if not companies:
        return {}
    offers = Offer.objects.filter(project__in=numbers, company__in=companies)
    rows = offers.order_by("sent_at").values_list("project_id", "company_id", "pk")
    return {(number, company): reverse("offers:read", args=[pk]) for number, company, pk in rows}


def _report(number: int) -> str:
    return reverse("web:project", args=[number]) + "?tab=thread&filter=messages"
