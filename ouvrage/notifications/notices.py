"""The line a person finds in the centre of notifications."""

from django.utils import translation
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.models import Notice
from ouvrage.notifications.preferences import wants
from ouvrage.notifications.push.telling import push_soon
from ouvrage.notifications.states import Pace


def notify(
    *,
    kind: str,
    key: str,
    reader: User,
    text: str | Promise,
    url: str,
    project_id: int | None = None,
) -> Notice | None:
    """Add one line, once per key, unless the reader wants none of this kind; a lazy text is told
    in his language. It shows on his devices too, where he wants that.

    Must run inside the caller's transaction.
    """
    require_transaction()
    if wants(reader.pk, kind, Channel.APP) == Pace.NEVER:
        return None
    with translation.override(reader.language):
        told = str(text)
    details = {
        "id": new_id(),
        "kind": kind,
        "reader": reader,
        "text": told[:300],
        "url": url,
        "project_id": project_id,
    }
    notice, is_new = Notice.objects.get_or_create(key=key, defaults=details)
    if is_new:
        push_soon([notice])
    return notice
