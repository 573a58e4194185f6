"""The line a person finds in the centre of notifications."""

from django.utils import translation
from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import Notice


def notify(
    *,
    kind: str,
    key: str,
    reader: User,
    text: str | Promise,
    url: str,
    project_id: int | None = None,
) -> Notice:
    """Add one line, once per key; a lazy text is told in the reader's language.

    Must run inside the caller's transaction.
    """
    require_transaction()
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
    notice, _created = Notice.objects.get_or_create(key=key, defaults=details)
    return notice
