"""The link under each mail that may be stopped: signed for one person and one kind, without end,
for all it can do is to stop mails and to take them up again (RFC 8058, decision 0063)."""

from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit import links
from ouvrage.notifications.kinds import Kind

STOP = "notifications.stop"


def stop_path(person: User, known: Kind) -> str:
    """Where mail programs post to stop this kind of mail; nothing for what always goes out."""
    if known.is_service:
        return ""
    signed = links.signature(STOP, _row(person.pk, known.name))
    return reverse("notifications:stop", args=[person.pk, known.name, signed])


def may_stop(person_id: int, kind: str, signed: str) -> bool:
    return links.is_signed(STOP, _row(person_id, kind), signed, life=None)


def _row(person_id: int, kind: str) -> str:
    return f"{person_id}/{kind}"
