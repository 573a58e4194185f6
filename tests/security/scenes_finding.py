"""A provider's saved search with its feed, and a gesture of his on the list."""

from typing import Any

from django.http import QueryDict

from ouvrage.accounts.models import User
from ouvrage.brands.models import Category
from ouvrage.kit.ids import new_id
from ouvrage.projects.filtering import Filters
from ouvrage.projects.lists.services import move_many
from ouvrage.projects.models import Project, SavedSearch, ShelfMove


def shelf_mine(people: dict[str, User]) -> dict[str, Any]:
    """All of it belongs to the provider who opened nothing."""
    owner = people["provider_none"]
    asked = Filters(QueryDict("q=logo"), None)
    saved = SavedSearch.objects.create(
        id=new_id(),
        company_id=owner.company_id,
        person=owner,
        name="Logos",
        address=asked.saved_address,
        feed_token=new_id(),
    )
    project = Project.objects.listed().order_by("pk").values_list("pk", flat=True)[0]
    move = move_many(move_id=new_id(), project_ids=[project], shelf="shortlist", actor=owner)
    assert isinstance(move, ShelfMove)
    return {
        "search_id": saved.pk,
        "token": saved.feed_token,
        "move_id": move.pk,
        "slug": Category.objects.values_list("slug", flat=True)[0],
        "part": 1,
    }
