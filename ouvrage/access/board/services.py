"""Moving a project on the board, writing what comes next, being reminded."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.access.board.models import BY_HAND
from ouvrage.access.errors import StageOfFacts
from ouvrage.access.models import Opening, Prospect
from ouvrage.accounts.models import User
from ouvrage.kit.time import today
from ouvrage.notifications.notices import notify
from ouvrage.projects.models import Project, ProjectQuerySet

REMINDER = "access.reminder"
MOST = 100


@transaction.atomic
def move_prospects(*, project_ids: Sequence[int], stage: str, actor: User) -> int:
    """Say oneself where one stands with projects; `stage` empty lets facts tell it again.

    Projects on which nothing was opened are passed over. How many there were.
    Refused: access.stage_of_facts.
    """
    if stage and stage not in BY_HAND:
        raise StageOfFacts
    company_id = _company_of(actor)
    asked = list(project_ids)[:MOST]
    for project_id in (mine := _opened(company_id, asked)):
        Prospect.objects.update_or_create(
            company_id=company_id,
            project_id=project_id,
            defaults={"stage": stage, "changed_by": actor},
        )
    return len(mine)


@transaction.atomic
def write_prospect(
    *,
    project_id: int,
    stage: str,
    next_step: str,
    remind_on: date | None,
    note: str,
    actor: User,
) -> Prospect:
    """The company's own words on one project; a new day reminds anew.

    Never opened by this company: 404. Refused: access.stage_of_facts.
    """
    company_id = _company_of(actor)
    if not _opened(company_id, [project_id]):
        raise Http404
    move_prospects(project_ids=[project_id], stage=stage, actor=actor)
    own = Prospect.objects.locked(company_id=company_id, project_id=project_id)
    if own.remind_on != remind_on:
        own.reminded_on = None
    own.next_step, own.remind_on, own.note = next_step, remind_on, note
    own.save()
    return own


@transaction.atomic
def remind(*, prospect_id: int) -> None:
    """Tell whoever wrote the reminder, once per day set; leave alone what is not due.

    Then: a line in the centre of notifications, and one on « Aujourd’hui » until it is dealt with.
    """
    own = Prospect.objects.select_related("project", "changed_by").locked(pk=prospect_id)
    if own.remind_on is None or own.remind_on > today() or own.reminded_on is not None:
        return
    own.reminded_on = today()
    own.save(update_fields=["reminded_on"])
    notify(
        kind=REMINDER,
        key=f"{REMINDER}:{own.pk}:{own.remind_on}",
        reader=own.changed_by,
        text=format_lazy(
            _("Reminder on “{title}”: {step}"), title=own.project.title, step=own.next_step or "…"
        ),
        url=reverse("access:prospect", args=[own.project_id]),
        project_id=own.project_id,
    )


def prospected(company_id: int) -> ProjectQuerySet:
    """Projects on which the company opened something."""
    opened = Opening.objects.filter(company_id=company_id).values("project_id")
    return Project.objects.filter(pk__in=opened)


def _opened(company_id: int, project_ids: Sequence[int]) -> list[int]:
    mine = prospected(company_id).filter(pk__in=project_ids).order_by("pk")
    return list(mine.values_list("pk", flat=True))


def _company_of(actor: User) -> int:
    if actor.company_id is None:
        raise Http404
    return actor.company_id
