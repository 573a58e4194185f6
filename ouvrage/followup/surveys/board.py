"""The surveys as the desk reads them: by project, both sides beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import now
from ouvrage.projects.models import Project

COUNTED = timedelta(days=90)


class Shown(StrEnum):
    """Which projects are looked at."""

    ALL = "tout"
    DISAGREE = "desaccord"
    SILENT = "sans-reponse"
    HERE = "ici"
    OUTSIDE = "ailleurs"


def disagreeing() -> Q:
    """A bidder whose word and the client's do not fit: who did the work, if anybody.

    Both answered, and either the bidder says that he did it and the client names another or
    nobody, or the client names him and he says otherwise.
    """
    client = OutcomeSurvey.objects.filter(project=OuterRef("project"), side=Side.CLIENT)
    said = client.exclude(outcome="")
    named = said.filter(outcome=Became.HERE, company=OuterRef("bidder"))
    claims = Q(Exists(said), outcome=Became.HERE) & ~Q(Exists(named))
    denies = Q(Exists(named)) & ~Q(outcome__in=[Became.HERE, Became.UNKNOWN, ""])
    return Q(side=Side.PROVIDER) & (claims | denies)


@dataclass(frozen=True, slots=True)
class SurveyBoard:
    """Projects that people were asked about, the newest first."""

    shown: Shown = Shown.ALL
    brand_id: int | None = None
    after: str = ""

    def page(self) -> Page[Project]:
        """A page in two queries: projects, then what was said of them."""
        said = OutcomeSurvey.objects.select_related("person", "bidder", "company").order_by(
            "side", "bidder__name", "pk"
        )
        projects = self.projects().select_related("brand")
        projects = projects.prefetch_related(Prefetch("surveys", queryset=said))
        return page_of(projects, order=["-id"], after=self.after)

    def projects(self) -> QuerySet[Project]:
        mine = OutcomeSurvey.objects.filter(project=OuterRef("pk"))
        client = mine.filter(side=Side.CLIENT)
        within = {
            Shown.ALL: Exists(mine),
            Shown.DISAGREE: Exists(mine.filter(disagreeing())),
            Shown.SILENT: Exists(client.filter(outcome="")),
            Shown.HERE: Exists(client.filter(outcome=Became.HERE)),
            Shown.OUTSIDE: Exists(client.filter(outcome=Became.OUTSIDE)),
        }
        projects = Project.objects.annotate(disagrees=Exists(mine.filter(disagreeing()))).filter(
            within[self.shown]
        )
        return projects.filter(brand_id=self.brand_id) if self.brand_id else projects

    def lines(self) -> Iterable[OutcomeSurvey]:
        """Every answer of these projects, for the file; read as it is sent."""
        apart = OutcomeSurvey.objects.filter(disagreeing(), pk=OuterRef("pk"))
        return (
            OutcomeSurvey.objects.filter(project__in=self.projects().values("pk"))
            .annotate(disagrees=Exists(apart))
            .select_related("project__brand", "bidder", "company")
            .order_by("-project_id", "side", "bidder__name", "pk")
            .iterator(chunk_size=500)
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the last 90 days: people asked and who answered, by side; projects in disagreement."""

    clients: int
    clients_answered: int
    bidders: int
    bidders_answered: int
    disagreements: int


def counts(brand_id: int | None) -> Counts:
    """Two queries."""
    lately = OutcomeSurvey.objects.filter(asked_at__gte=now() - COUNTED)
    if brand_id:
        lately = lately.filter(project__brand_id=brand_id)
    client, answered = Q(side=Side.CLIENT), ~Q(outcome="")
    found = lately.aggregate(
        clients=Count("pk", filter=client),
        clients_answered=Count("pk", filter=client & answered),
        bidders=Count("pk", filter=~client),
        bidders_answered=Count("pk", filter=~client & answered),
    )
    apart = lately.filter(disagreeing()).values("project").distinct().count()
    return Counts(**found, disagreements=apart)
