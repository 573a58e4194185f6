"""Background entry points: silence, sleep, unanswered requests, old drafts, the vocabulary."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q, QuerySet

from ouvrage.brands.models import Brand
from ouvrage.brands.parameters import Parameter
from ouvrage.kit.jobs import job
from ouvrage.kit.time import now
from ouvrage.projects import parameters, services, vocabulary
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


@job("projects.ask_reconfirmation", cron="10 8 * * *")
def ask_reconfirmation() -> None:
    """Ask each client whose open project was not confirmed for too long, once."""
    silent = Project.objects.filter(
        _older("confirmed_alive_at", parameters.RECONFIRM_DAYS),
        state=ProjectState.OPEN,
        reconfirm_asked_at__isnull=True,
    )
    _for_each(silent, services.ask_reconfirmation)


@job("projects.put_to_sleep", cron="40 5 * * *")
def put_to_sleep() -> None:
    """Let open projects sink that nobody confirmed for much too long."""
    silent = Project.objects.filter(
        _older("confirmed_alive_at", parameters.ASLEEP_DAYS), state=ProjectState.OPEN
    )
    _for_each(silent, services.put_to_sleep)


@job("projects.recall_amendments", cron="20 9 * * *")
def recall_amendments() -> None:
    """Remind clients of the details that are missing, some days before it is too late."""
    asked = Project.objects.filter(state=ProjectState.AMENDMENT_REQUESTED)
    _for_each(asked, services.recall_amendment)


@job("projects.refuse_unanswered_amendments", cron="50 5 * * *")
def refuse_unanswered_amendments() -> None:
    """Close projects whose client never sent the details that were asked for."""
    unanswered = Project.objects.filter(
        _older("amend_asked_at", parameters.AMENDMENT_DAYS),
        state=ProjectState.AMENDMENT_REQUESTED,
    )
    _for_each(unanswered, services.refuse_unanswered_amendment)


@job("projects.forget_old_drafts", cron="20 4 * * *")
def forget_old_drafts() -> None:
    """Throw away drafts that nobody came back to."""
    old = Project.objects.drafts().filter(_older("changed_at", parameters.DRAFT_DAYS))
    _for_each(old, services.forget_old_draft)


@job("projects.refresh_words", cron="30 4 * * *")
def refresh_words() -> None:
    """Count the words of listed projects anew, to mend typing errors in searches."""
    vocabulary.refresh()


def _older(field: str, days: Parameter[int]) -> Q:
    """Rows whose moment lies further back than their brand's parameter says."""
    older = Q()
    for brand_id in Brand.objects.values_list("pk", flat=True):
        limit = now() - timedelta(days=days.value(brand_id=brand_id))
        older |= Q(brand_id=brand_id, **{f"{field}__lt": limit})
    return older


def _for_each(projects: QuerySet[Project], service: Callable[..., object]) -> None:
    """One transaction per row; each service looks at the row again under its lock."""
    for project_id in list(projects.order_by("pk").values_list("pk", flat=True)):
        service(project_id=project_id)
