"""To whom a newsletter may go: segments that apps declare, each a query of people."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User

People = Callable[[], QuerySet[User]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A name for people, and the people."""

    code: str
    name: str | Promise
    people: People


_segments: dict[str, Segment] = {}


def segment(code: str, name: str | Promise) -> Callable[[People], People]:
    """Declare a segment, in the `segments.py` of the app that knows these people."""

    def register(people: People) -> People:
        _segments[code] = Segment(code, name, people)
        return people

    return register


def segments() -> dict[str, Segment]:
    """All of them, those of the apps above included."""
    autodiscover_modules("segments")
    return _segments


def people_of(code: str) -> QuerySet[User]:
    """Whoever belongs to it now, of active accounts with a confirmed address."""
    within = segments()[code].people()
    confirmed = within.filter(is_active=True, emailaddress__verified=True)
    return confirmed.order_by("pk").distinct()


@segment("providers", _("All providers"))
def providers() -> QuerySet[User]:
    return User.objects.filter(company__isnull=False)


@segment("clients", _("All who are no providers"))
def clients() -> QuerySet[User]:
    return User.objects.filter(company__isnull=True, staff_roles=[])
