"""Running reactions, one job each; sealing the facts, every five minutes."""

from django.db import transaction

from ouvrage.journal.models import Fact, Seal, SealedFact
from ouvrage.journal.registry import reactions
from ouvrage.kit.jobs import job
from ouvrage.kit.sealing import Sealing

FACTS = Sealing(
    rows=Fact,
    seals=Seal,
    covers=SealedFact,
    count="facts",
    columns=(
        "id", "kind", "at", "actor_id", "actor_side", "subject", "subject_id",
        "project_id", "company_id", "data",
    ),
)  # fmt: skip


@job("journal.react")
def react(fact_id: int, reaction: str) -> None:
    """Run one reaction to one fact in a transaction of its own; it may have run before."""
    with transaction.atomic():
        reactions[reaction](Fact.objects.get(pk=fact_id))


@job("journal.seal", cron="*/5 * * * *")
def seal_facts() -> None:
    """Chain all facts that no seal covers yet. Safe to run twice: one at a time, by a lock."""
    FACTS.seal()
