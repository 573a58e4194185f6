"""Who had a client's number before his eyes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from ouvrage.access import facts as access
from ouvrage.access.kinds import KINDS
from ouvrage.access.parameters import PHONE_SHOWN_HOURS
from ouvrage.credits.models import CreditKind
from ouvrage.followup import facts as calls
from ouvrage.followup.looks import facts
from ouvrage.journal.models import Fact
from ouvrage.kit.time import now

OBTAINED = Q(kind=access.OPENED.name, data__credit=KINDS[CreditKind.CONTACT].slug)
SHOWN = OBTAINED | Q(kind=facts.PHONE_SHOWN.name)
LOOKS = SHOWN | Q(kind=calls.TASK_TAKEN.name)
"""Whatever puts a client's number before somebody's eyes."""


def has_seen_lately(person_id: int, project_id: int) -> bool:
    """For some hours after an access that is on record, the number stays shown to this person."""
    since = now() - timedelta(hours=PHONE_SHOWN_HOURS.value())
    mine = Fact.objects.filter(actor_id=person_id, project_id=project_id, at__gte=since)
    return mine.filter(SHOWN).exists()


@dataclass(slots=True)
class Looker:
    """One company, or Suivi Projet, that had the number: how often, and when last."""

    name: str
    count: int
    last_at: datetime


def lookers(project_id: int) -> list[Looker]:
    """« Qui a vu mon numéro »: companies by name, officers as Suivi Projet; the latest first."""
    found: dict[int, Looker] = {}
    looks = Fact.objects.filter(LOOKS, project_id=project_id).order_by("-at", "-pk")
    for fact in looks.only("company_id", "data", "at"):
        key = fact.company_id or 0
        if key in found:
            found[key].count += 1
        else:
            found[key] = Looker(fact.data.get("company") or "Suivi Projet", 1, fact.at)
    return list(found.values())
