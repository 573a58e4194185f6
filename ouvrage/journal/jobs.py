"""Running reactions, one job each."""

from django.db import transaction

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reactions
from ouvrage.kit.jobs import job


@job("journal.react")
def react(fact_id: int, reaction: str) -> None:
    """Run one reaction to one fact in a transaction of its own; it may have run before."""
    with transaction.atomic():
        reactions[reaction](Fact.objects.get(pk=fact_id))
