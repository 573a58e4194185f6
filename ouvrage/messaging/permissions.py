"""Who may read the files of a subject: the apps that know the subject say so.

`register("project", function)` hangs a question on every file about "project:…"; one yes is
enough, and a subject that nobody registered stays closed.
"""

from collections import defaultdict
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser

from ouvrage.accounts.models import User
from ouvrage.messaging.models import StoredFile

Resolver = Callable[[User, str], bool]

_resolvers: defaultdict[str, list[Resolver]] = defaultdict(list)


def register(scheme: str, resolver: Resolver) -> None:
    """Ask `resolver(user, key)` about subjects named "scheme:key"."""
    if resolver not in _resolvers[scheme]:
        _resolvers[scheme].append(resolver)


def may_read(user: User, about: str) -> bool:
    """Whether any app that knows this subject lets the person read its files."""
    scheme, _, key = about.partition(":")
    return any(resolver(user, key) for resolver in _resolvers.get(scheme, ()))


def may_open(user: User | AnonymousUser, stored: StoredFile) -> bool:
    """One's own files; those of others once they are shown, where their subject may be read."""
    if not isinstance(user, User):
        return False
    return stored.owner_id == user.pk or (stored.is_shown and may_read(user, stored.about))
