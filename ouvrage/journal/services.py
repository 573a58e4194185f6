"""Recording a fact: the only way anything is announced."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from django.db import connection

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import FactKind, by_kind
from ouvrage.kit.db import require_transaction
from ouvrage.kit.jobs import enqueue_many
from ouvrage.kit.time import now

# One document for all facts: a model's own way costs more than the writing itself.
WRITE = """
INSERT INTO journal_fact (kind, at, actor_side, subject, subject_id, company_id, data)
SELECT %s, %s, 'platform', %s, subject_id, company_id, data
FROM json_to_recordset(%s::json) AS told(subject_id text, company_id bigint, data jsonb)
RETURNING id
"""


class Subject(Protocol):
    """The row a fact is about."""

    pk: Any
    _meta: ClassVar[Any]


class Actor(Protocol):
    """Whoever acts."""

    pk: Any


def record(
    kind: FactKind,
    /,
    *,
    subject: Subject,
    actor: Actor | None,
    side: str = "platform",
    project_id: int | None = None,
    company_id: int | None = None,
    **data: Any,
) -> Fact:
    """Write one fact in the caller's transaction and defer each reaction to it.

    `side` tells in which capacity the actor acts: client, provider, followup, staff,
    platform. `company_id` names the provider a private fact concerns. Must run inside
    the caller's transaction.
    """
    require_transaction()
    fact = Fact.objects.create(
        kind=kind.name,
        actor_id=actor.pk if actor else None,
        actor_side=side,
        subject=subject._meta.label_lower,
        subject_id=str(subject.pk),
        project_id=project_id,
        company_id=company_id,
        data=data,
    )
    waiting = [{"fact_id": fact.pk, "reaction": name} for name in by_kind[kind.name]]
    enqueue_many("journal.react", waiting)
    return fact


@dataclass(frozen=True, slots=True)
class Told:
    """One of many facts of the same kind, all by the platform itself."""

    subject_id: str
    company_id: int | None = None
    data: dict[str, Any] = field(default_factory=dict)


def record_in_bulk(kind: FactKind, /, *, subject: str, told: Iterable[Told]) -> None:
    """Write many facts of one kind about rows of one table ("credits.grant"), and defer each
    reaction to each of them. Must run inside the caller's transaction."""
    require_transaction()
    given = [
        {"subject_id": one.subject_id, "company_id": one.company_id, "data": one.data}
        for one in told
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [kind.name, now(), subject, json.dumps(given)])
        numbers = [number for (number,) in cursor.fetchall()]
    waiting = [
        {"fact_id": number, "reaction": name} for name in by_kind[kind.name] for number in numbers
    ]
    enqueue_many("journal.react", waiting)
