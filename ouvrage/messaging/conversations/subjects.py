"""What conversations are about, told by the apps that know it: who reads which, where they are.

Threads hang on a plain reference ("project:123"); whoever knows projects registers a `Subject`.
A conversation that no subject names as readable is read by nobody here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from ouvrage.accounts.models import User
from ouvrage.messaging.models import Thread


@dataclass(frozen=True, slots=True)
class Place:
    """One conversation as its reader knows it; the client is the other half of a private one."""

    title: str
    url: str
    client_id: int | None = None


class Subject(Protocol):
    """What an app answers about the conversations of its scheme; always in sets."""

    def readable(self, user: User) -> Sequence[QuerySet[Thread]]:
        """The conversations this person may read, as queries to be united."""

    def places(self, user: User, threads: Sequence[Thread]) -> dict[int, Place]:
        """Where each of these is held, by its number."""


_subjects: dict[str, Subject] = {}


def register(scheme: str, subject: Subject) -> None:
    """Answer for all conversations about "scheme:…"."""
    _subjects[scheme] = subject


def readable_threads(user: User) -> QuerySet[Thread]:
    """Every conversation this person may read; staff have their desks instead."""
    if user.is_staff_member:
        return Thread.objects.none()
    parts = [part.values("pk") for one in _subjects.values() for part in one.readable(user)]
    if not parts:
        return Thread.objects.none()
    return Thread.objects.filter(pk__in=parts[0].union(*parts[1:]))


def places_of(user: User, threads: Sequence[Thread]) -> dict[int, Place]:
    """Where these conversations are held, over all subjects."""
    found: dict[int, Place] = {}
    for scheme, subject in _subjects.items():
        its = [thread for thread in threads if thread.about.startswith(f"{scheme}:")]
        found |= subject.places(user, its) if its else {}
    return found
