"""Where a file may be sent: the apps that know the place say to whom, and keep the file.

`register("report", function)` answers for every place "report:…"; a place that nobody
registered, or that is closed to whoever asks, does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import StoredFile


@dataclass(frozen=True, slots=True)
class Target:
    """An open place: under which subject its files lie, and how one more is kept."""

    about: str
    keep: Callable[[Upload], StoredFile]
    row: str = "messaging/_file.html"
    """The template of one line of its list."""


Resolver = Callable[[HttpRequest, str], Target | None]

_resolvers: dict[str, Resolver] = {}


def register(scheme: str, resolver: Resolver) -> None:
    """Ask `resolver(request, key)` about places named "scheme:key"."""
    _resolvers[scheme] = resolver


def target_of(request: HttpRequest, place: str) -> Target | None:
    """The place, if it exists for whoever asks."""
    scheme, _, key = place.partition(":")
    resolver = _resolvers.get(scheme)
    return resolver(request, key) if resolver else None
