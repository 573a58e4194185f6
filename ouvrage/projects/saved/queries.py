"""What the page of saved searches shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.projects.models import Project, SavedSearch, SearchHit

DAYS = 30
LAST = 3


@dataclass(frozen=True, slots=True)
class SearchLine:
    """One saved search: hits of the last thirty days, and the latest of them."""

    saved: SavedSearch
    hits: int
    latest: list[Project]


def searches_of(person: User) -> list[SearchLine]:
    """All of one person's, by name; two queries, as a plan keeps some dozens at most."""
    recent = Q(hits__at__gte=now() - timedelta(days=DAYS))
    rows = SavedSearch.objects.filter(person=person).annotate(recent=Count("hits", filter=recent))
    found = list(rows.order_by("name", "pk"))
    latest = _latest(saved.pk for saved in found)
    return [SearchLine(saved, saved.recent, latest[saved.pk]) for saved in found]


def _latest(ids: Iterable[UUID]) -> dict[UUID, list[Project]]:
    """The newest hits of each search, by one walk of its index a search."""
    found: defaultdict[UUID, list[Project]] = defaultdict(list)
    hits = SearchHit.objects.filter(search__in=list(ids), at__gte=now() - timedelta(days=DAYS))
    for hit in hits.select_related("project").order_by("search", "-at", "-pk"):
        if len(found[hit.search_id]) < LAST:
            found[hit.search_id].append(hit.project)
    return found
