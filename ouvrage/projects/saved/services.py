"""Keeping a search, changing it, pausing it, giving it a feed, forgetting it."""

import unicodedata
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.kit.db import LockingQuerySet, hold
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects import search
from ouvrage.projects.errors import TooManySearches
from ouvrage.projects.models import SavedSearch, SearchHit
from ouvrage.projects.queries import ProjectList
from ouvrage.projects.saved.models import Rhythm
from ouvrage.projects.saved.parameters import HIT_DAYS
from ouvrage.subscriptions.policy import opened_by_plan


@transaction.atomic
def save_search(*, name: str, address: str, asked: ProjectList, actor: User) -> SavedSearch:
    """Keep the search of that address; kept already, it stays as it is.

    `asked` is what the address means. As many as the plan opens are kept by a company.
    Refused: projects.too_many_searches.
    """
    if actor.company_id is None:
        raise Http404
    hold(f"projects.searches:{actor.company_id}")
    known = SavedSearch.objects.filter(person=actor, address=address).first()
    if known is not None:
        return known
    most = opened_by_plan(actor.company_id).saved_searches
    if SavedSearch.objects.filter(company_id=actor.company_id).count() >= most:
        raise TooManySearches(most=most)
    return SavedSearch.objects.create(
        id=new_id(),
        company_id=actor.company_id,
        person=actor,
        name=name,
        address=address,
        **columns_of(asked),
    )


def columns_of(asked: ProjectList) -> dict[str, Any]:
    """The same search as the matching statement reads it."""
    return {
        "brand_id": asked.brand_id,
        "categories": list(asked.categories),
        "skills": list(asked.skills),
        "budgets": list(asked.budgets),
        "place": _plain(asked.place),
        "is_remote": asked.remote,
        "query": search.query_of(asked.words) if asked.words else None,
    }


@transaction.atomic
def change_search(
    *, search_id: UUID, name: str, rhythm: str, is_by_mail: bool, is_in_app: bool, actor: User
) -> SavedSearch:
    """Its name, when it tells and by which ways."""
    saved = _own(actor).locked(pk=search_id)
    saved.name = name
    saved.rhythm = Rhythm(rhythm)
    saved.is_by_mail, saved.is_in_app = is_by_mail, is_in_app
    saved.save(update_fields=["name", "rhythm", "is_by_mail", "is_in_app"])
    return saved


@transaction.atomic
def pause_search(*, search_id: UUID, is_paused: bool, actor: User) -> SavedSearch:
    """While it rests it finds nothing; what is published meanwhile is not told afterwards."""
    saved = _own(actor).locked(pk=search_id)
    if saved.is_paused != is_paused:
        saved.paused_at = now() if is_paused else None
        saved.save(update_fields=["paused_at"])
    return saved


@transaction.atomic
def open_feed(*, search_id: UUID, is_open: bool, actor: User) -> SavedSearch:
    """Give the search a feed under an address that nobody guesses, or take that address back."""
    saved = _own(actor).locked(pk=search_id)
    if bool(saved.feed_token) != is_open:
        saved.feed_token = uuid4() if is_open else None
        saved.save(update_fields=["feed_token"])
    return saved


@transaction.atomic
def forget_search(*, search_id: UUID, actor: User) -> None:
    """Delete it with its hits; gone already is as good."""
    _own(actor).filter(pk=search_id).delete()


@transaction.atomic
def forget_old_hits() -> int:
    """Hits are shown for a while, then forgotten; how many."""
    limit = now() - timedelta(days=HIT_DAYS.value())
    return SearchHit.objects.filter(at__lt=limit).delete()[0]


def _own(actor: User) -> LockingQuerySet[SavedSearch]:
    return SavedSearch.objects.filter(person=actor)


def _plain(text: str) -> str:
    """Without accents, small: as `lower(unaccent(…))` makes places."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).strip()
