"""The alive stamp: how long ago somebody confirmed that a project is still wanted (RULES §2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.kit import links
from ouvrage.kit.time import now
from ouvrage.projects.models import AliveBy, Project
from ouvrage.projects.parameters import ASLEEP_DAYS, RECONFIRM_DAYS
from ouvrage.projects.states import ProjectState

ALIVE = "alive"
RECONFIRM = "reconfirm"
ASLEEP = "asleep"

SALT = "projects.alive"
LABELS: dict[str, dict[str, Promise]] = {
    ALIVE: {
        AliveBy.PHONE: _("Confirmed by phone"),
        AliveBy.LINK: _("Confirmed by the client"),
        AliveBy.CLIENT: _("Confirmed by the client"),
    },
    RECONFIRM: dict.fromkeys(AliveBy.values, _("To reconfirm")),
    ASLEEP: dict.fromkeys(AliveBy.values, _("Asleep")),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """One of alive, reconfirm, asleep; since when, and what proved it last."""

    state: str
    at: datetime | None
    by: str
    label: Promise | str

    @property
    def may_spend(self) -> bool:
        """Credits are spent only on what is certainly wanted."""
        return self.state == ALIVE


def stamp(project: Project) -> Stamp:
    """The stamp as it stands at this moment; no query but the parameters'."""
    at, by = project.confirmed_alive_at, project.alive_by or AliveBy.PHONE
    state = ASLEEP if project.state == ProjectState.DORMANT else _state(at, project.brand_id)
    return Stamp(state, at, by, LABELS[state].get(by, ""))


def _state(at: datetime | None, brand_id: int) -> str:
    if at is None:
        return RECONFIRM
    age = now() - at
    if age > timedelta(days=ASLEEP_DAYS.value(brand_id=brand_id)):
        return ASLEEP
    if age > timedelta(days=RECONFIRM_DAYS.value(brand_id=brand_id)):
        return RECONFIRM
    return ALIVE


def link_path(project: Project) -> str:
    """The path of the mail's one-click link, for this project only."""
    return reverse("projects:alive", args=[project.pk, links.signature(SALT, project.pk)])


def is_signed(project_id: int, signed: str) -> bool:
    """Whether this link was made by us for this project, and is not too old."""
    return links.is_signed(SALT, project_id, signed)
