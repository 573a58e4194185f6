"""The client's number is shown on request, and each showing is on record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from ouvrage.access import facts as access
from ouvrage.access.kinds import KINDS
from ouvrage.access.parameters import PHONE_SHOWN_HOURS
from ouvrage.credits.models import CreditKind
from ouvrage.followup import facts as followup
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.web import errors, facts
from ouvrage.web.report.policy import Viewpoint

CONTACT = KINDS[CreditKind.CONTACT].slug
OBTAINED = Q(kind=access.OPENED.name, data__credit=CONTACT)
LOOKS = OBTAINED | Q(kind__in=[facts.PHONE_SHOWN.name, followup.TASK_TAKEN.name])
"""Whatever puts a client's number before somebody's eyes."""


def is_phone_shown(view: Viewpoint) -> bool:
    """To the client always; to others for some hours after each access that is on record."""
    if view.is_client:
        return True
    if not view.sees_contact:
        return False
    return _lately(view).exists()


@transaction.atomic
def show_phone(view: Viewpoint) -> None:
    """Put on record that this person had the client's number shown; once in some hours.

    Refused: web.phone_sealed. Then: web.phone_shown.
    """
    if not view.sees_contact:
        raise errors.PhoneSealed
    hold(f"web.phone:{view.project.pk}:{view.user.pk}")
    if is_phone_shown(view):
        return
    company = view.user.company
    record(
        facts.PHONE_SHOWN,
        subject=view.project,
        actor=view.user,
        side="provider",
        project_id=view.project.pk,
        company_id=view.company_id,
        company=company.name if company else "",
    )


def masked(phone: str) -> str:
    """« 01 99 •• •• •• » of a number as people write it: enough to know that there is one."""
    return "".join(
        "•" if sign.isdigit() and place > 4 else sign for place, sign in enumerate(phone)
    )


def _lately(view: Viewpoint) -> QuerySet[Fact]:
    since = now() - timedelta(hours=PHONE_SHOWN_HOURS.value())
    mine = Fact.objects.filter(actor_id=view.user.pk, project_id=view.project.pk, at__gte=since)
    return mine.filter(OBTAINED | Q(kind=facts.PHONE_SHOWN.name))


@dataclass(slots=True)
class Looker:
    """One company, or Suivi Projet, that had the number: how often, and when last."""

    name: str
    count: int
    last_at: datetime


def lookers(view: Viewpoint) -> list[Looker]:
    """« Qui a vu mon numéro », for the client: companies by name, officers as Suivi Projet."""
    if not view.is_client:
        return []
    found: dict[int, Looker] = {}
    looks = Fact.objects.filter(LOOKS, project_id=view.project.pk).order_by("-pk")
    for fact in looks.only("company_id", "data", "at"):
        key = fact.company_id or 0
        if key in found:
            found[key].count += 1
        else:
            found[key] = Looker(fact.data.get("company") or "Suivi Projet", 1, fact.at)
    return list(found.values())
