"""Who enters, and where the pages lead back to."""

from django.urls import reverse

from ouvrage.followup.models import OFFICERS
from ouvrage.kit.audience import desk

DESK = desk(*OFFICERS)


def sheet_of(task_id: int, **_ids: object) -> str:
    return reverse("followup:sheet", args=[task_id])


def queue_url(**_ids: object) -> str:
    return reverse("followup:queue")
