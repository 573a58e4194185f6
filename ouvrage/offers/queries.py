"""What the screens about offers show; visibility first, few queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.messaging.models import Message
from ouvrage.offers.models import Offer, OfferDraft, OfferVersion
from ouvrage.offers.parameters import REMIND_DAYS
from ouvrage.offers.states import LIVE, OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, ProjectState

CHOSEN_FIRST = Case(
    When(state=OfferState.SELECTED, then=Value(0)),
    When(state=OfferState.SHORTLISTED, then=Value(1)),
    When(state=OfferState.SENT, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


class BoardOrder(StrEnum):
    """How the client sorts offers. Nobody can pay for a place."""

    ARRIVAL = "arrivee"
    PRICE = "prix"
    DELAY = "delai"
    OWN = "note"


class BoardFilter(StrEnum):
    """Which offers the client looks at."""

    ALL = ""
    SHORTLISTED = "retenues"
    TO_ANSWER = "a-repondre"
    PAST = "passees"


IN_FILTER: dict[BoardFilter, frozenset[OfferState]] = {
    BoardFilter.SHORTLISTED: frozenset({OfferState.SHORTLISTED, OfferState.SELECTED}),
    BoardFilter.TO_ANSWER: frozenset({OfferState.SENT, OfferState.SHORTLISTED}),
    BoardFilter.PAST: frozenset(set(OfferState) - LIVE),
}
COLUMNS = {
    BoardOrder.ARRIVAL: "sent_at",
    BoardOrder.PRICE: "price_cents",
    BoardOrder.DELAY: "delivery_days",
    BoardOrder.OWN: "sent_at",
}


@dataclass(frozen=True, slots=True)
class OfferBoard:
    """The offers a client compares on a project: chosen, shortlisted, the rest, past ones."""

    project_id: int
    order: BoardOrder = BoardOrder.ARRIVAL

    def rows(self, viewer: User) -> QuerySet[Offer]:
        offers = Offer.objects.visible_to(viewer).filter(project_id=self.project_id)
        return offers.select_related("company").order_by(CHOSEN_FIRST, COLUMNS[self.order], "pk")


@dataclass(frozen=True, slots=True)
class MyOffers:
    """The offers of one company, newest first; one state or all."""

    company_id: int
    state: OfferState | None = None

    def rows(self) -> QuerySet[Offer]:
        offers = Offer.objects.filter(company_id=self.company_id)
        if self.state:
            offers = offers.filter(state=self.state)
        return offers.select_related("project")

    def counts(self) -> dict[str, int]:
        """How many stand in each state, for the filter."""
        rows = (
            Offer.objects.filter(company_id=self.company_id).values("state").annotate(n=Count("pk"))
        )
        return {row["state"]: row["n"] for row in rows}

    def won(self) -> tuple[int, int]:
        """How many of the offers that came to an end were chosen, of how many."""
        counts = self.counts()
        running = counts.get(OfferState.SENT, 0) + counts.get(OfferState.SHORTLISTED, 0)
        taken_back = counts.get(OfferState.WITHDRAWN, 0)
        ended = sum(counts.values()) - running - taken_back
        return counts.get(OfferState.SELECTED, 0), ended


def find_offer(offer_id: UUID, viewer: User) -> Offer:
    """The offer, if this person may see it; else 404."""
    offers = Offer.objects.visible_to(viewer)
    with_all = offers.select_related(
        "project__client", "project__brand", "project__category", "company"
    )
    return with_all.found(pk=offer_id)


def offer_to_change(company_id: int, project_id: int) -> Offer | None:
    """The company's running offer on a project, or the expired one that it may renew."""
    offers = Offer.objects.filter(company=company_id, project=project_id)
    return offers.filter(state__in=sorted(LIVE | {OfferState.EXPIRED})).order_by("-sent_at").first()


def draft_of(company_id: int, project_id: int) -> dict[str, Any]:
    """What the company typed and has not sent."""
    draft = OfferDraft.objects.filter(company=company_id, project=project_id).first()
    return draft.fields if draft else {}


def current_versions(offers: Iterable[Offer]) -> dict[UUID, OfferVersion]:
    """What each offer says now, milestones included, by offer."""
    versions = OfferVersion.objects.filter(
        offer__in=[offer.pk for offer in offers], number=F("offer__version")
    )
    return {version.offer_id: version for version in versions}


def rival_offers(project_id: int) -> QuerySet[Offer]:
    """Live offers as a provider who opened the report reads them: who, how much, when."""
    return (
        Offer.objects.live()
        .filter(project_id=project_id)
        .select_related("company")
        .only("state", "price_cents", "currency", "delivery_days", "sent_at", "company__name")
        .order_by("sent_at")
    )


def readers_of_questions(project_id: int) -> list[User]:
    """Who reads the public questions: whoever opened the report or the offer, and the bidders."""
    kinds = [CreditKind.CONSULTATION, CreditKind.OFFRE]
    opened = Opening.objects.filter(project=project_id, kind__in=kinds).values("opened_by")
    bidding = Offer.objects.live().filter(project=project_id).values("author")
    readers = User.objects.filter(Q(pk__in=opened) | Q(pk__in=bidding), is_active=True)
    return list(readers.order_by("pk"))


def unanswered_questions(client_id: int) -> list[tuple[Project, int]]:
    """A client's open projects with public questions that he has not answered, and how many."""
    projects = Project.objects.filter(client=client_id, state=ProjectState.OPEN)
    by_thread = {about(project.pk): project for project in projects}
    answered = Message.objects.filter(answers=OuterRef("pk"))
    asked = Message.objects.filter(
        ~Exists(answered),
        thread__about__in=by_thread,
        thread__company__isnull=True,
        author_side="provider",
    )
    counts = asked.values_list("thread__about").annotate(n=Count("pk")).order_by("thread__about")
    return [(by_thread[name], count) for name, count in counts]


def about(project_id: int) -> str:
    """The reference under which a project's conversations are kept."""
    return f"project:{project_id}"


def bidders(project_id: int, *, but: UUID | None = None) -> list[Offer]:
    """The live offers of a project with their authors, to tell them something."""
    offers = Offer.objects.live().filter(project_id=project_id).select_related("author", "company")
    return list(offers.exclude(pk=but) if but else offers)


def due_unanswered(day: date) -> QuerySet[Offer]:
    """Offers whose promised reply date has passed without a decision nor a word about it."""
    return Offer.objects.waiting().filter(
        project__state__in=LISTED, project__reply_due_on__lt=day, closing_sent_at__isnull=True
    )


def waiting_on(project_id: int) -> list[Offer]:
    """The offers of a project that have no answer yet, with their companies, the oldest first."""
    offers = Offer.objects.waiting().filter(project_id=project_id).select_related("company")
    return list(offers.order_by("sent_at"))


def to_recall(day: date) -> QuerySet[Project]:
    """Open projects whose client is to be reminded of offers that wait: the day comes near."""
    return with_offers_waiting(day, day + timedelta(days=max(REMIND_DAYS.value())))


def over(day: date) -> QuerySet[Offer]:
    """Choosable offers whose last day is before this one; a project in signature keeps its own."""
    return Offer.objects.waiting().filter(project__state__in=LISTED, valid_until_on__lt=day)


def with_offers_ending(last: date) -> QuerySet[Project]:
    """Open projects with offers that end by then and of which nobody was warned."""
    ending = Offer.objects.filter(project=OuterRef("pk")).ending_by(last).unwarned()
    return Project.objects.filter(Exists(ending), state=ProjectState.OPEN)


def with_offers_waiting(first: date, last: date) -> QuerySet[Project]:
    """Open projects with offers to answer, whose promised day lies between these two."""
    waits = Offer.objects.waiting().filter(project=OuterRef("pk"))
    return Project.objects.filter(
        Exists(waits), state=ProjectState.OPEN, reply_due_on__gte=first, reply_due_on__lte=last
    )
