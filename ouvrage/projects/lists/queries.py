"""What is new to a person, and the gesture that may still be taken back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.projects.lists.services import UNDO
from ouvrage.projects.models import ListVisit, ShelfMove
from ouvrage.projects.queries import ProjectList, Shown

MOST = 100


@dataclass(frozen=True, slots=True)
class News:
    """Since when a project is new to this person, and how many are (a hundred at most)."""

    since: datetime | None = None
    count: int = 0


def news_of(person: User, brand_id: int | None) -> News:
    """Two queries; nothing is new to somebody who never looked before."""
    since = ListVisit.objects.filter(person=person).values_list("seen_at", flat=True).first()
    if since is None:
        return News()
    fresh = ProjectList(brand_id=brand_id, shown=Shown.NEW, since=since).rows(person.company_id)
    return News(since, fresh[:MOST].count())


def gesture(move_id: str, company_id: int) -> ShelfMove | None:
    """The gesture that this address names, while it may be taken back."""
    try:
        asked = UUID(move_id)
    except ValueError:
        return None
    recent = ShelfMove.objects.filter(company_id=company_id, undone_at=None, at__gt=now() - UNDO)
    return recent.filter(pk=asked).first()
