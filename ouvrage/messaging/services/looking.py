"""What becomes of a file once it was looked at."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.transitions import move
from ouvrage.messaging import facts
from ouvrage.messaging.detection import find_contact_details
from ouvrage.messaging.files.looking import Seen, is_readable_kind
from ouvrage.messaging.files.scanner import is_scanning
from ouvrage.messaging.files.states import FileState
from ouvrage.messaging.models import StoredFile
from ouvrage.notifications.notices import notify

QUOTED = 3


def first_state(content_type: str, *, open_talk: bool) -> FileState:
    """A file waits unseen when it must be scanned, or when contact details may hide in it."""
    must_be_read = not open_talk and is_readable_kind(content_type)
    return FileState.CHECKING if is_scanning() or must_be_read else FileState.SHOWN


def have_looked_at(stored: StoredFile) -> None:
    """Building block: have a file read and drawn after the commit."""
    if stored.is_checking or is_readable_kind(stored.content_type):
        enqueue("messaging.look_at_file", key=f"file:{stored.pk}", file_id=str(stored.pk))


def tell_shown(stored: StoredFile, actor: User | None) -> None:
    """Building block: those who read its subject may open the file from now on."""
    record(facts.FILE_SHOWN, subject=stored, actor=actor, about=stored.about)


@transaction.atomic
def ask_again(*, file_id: UUID) -> None:
    """Have a file looked at that still waits; leave any other alone."""
    stored = StoredFile.objects.locked(pk=file_id)
    if stored.is_checking and stored.removed_at is None:
        have_looked_at(stored)


@transaction.atomic
def settle_look(*, file_id: UUID, threat: str, seen: Seen) -> StoredFile:
    """Show a file to those who may read it, or hold it back and tell its sender why.

    Asked twice, done once. Then: messaging.file_shown, or a notice to its sender.
    """
    stored = StoredFile.objects.select_related("owner").locked(pk=file_id)
    if seen.has_preview and not stored.has_preview:
        stored.has_preview = True
        stored.save(update_fields=["has_preview"])
    if not stored.is_checking:
        return stored
    language = stored.owner.language if stored.owner else "fr"
    with translation.override(language):
        because = _why_held(stored, threat, seen)
    if because:
        move(stored, FileState.HELD, by=None, held_because=because[:300])
        _tell(stored)
    else:
        move(stored, FileState.SHOWN, by=None)
        tell_shown(stored, stored.owner)
    return stored


@transaction.atomic
def release_file(*, file_id: UUID, actor: User) -> StoredFile:
    """Show a file that was held back: a person looked at it.

    Refused: kit.illegal_move. Then: messaging.file_shown.
    """
    stored = StoredFile.objects.select_related("owner").locked(pk=file_id)
    move(stored, FileState.SHOWN, by=actor, held_because="")
    tell_shown(stored, stored.owner)
    return stored


def _why_held(stored: StoredFile, threat: str, seen: Seen) -> str:
    """The reason in words; empty when nothing stands against it."""
    if threat:
        return _("The virus scanner found “{threat}” in it.").format(threat=threat)
    if not seen.is_readable:
        return _("Its content cannot be read. Save it anew, then send it again.")
    if stored.is_open_talk:
        return ""
    found = dict.fromkeys(one.text for one in find_contact_details(seen.words))
    if not found:
        return ""
    quoted = ", ".join(f"« {text} »" for text in list(found)[:QUOTED])
    return _("It shows contact details: {found}.").format(found=quoted)


def _tell(stored: StoredFile) -> None:
    if stored.owner is None:
        return
    with translation.override(stored.owner.language):
        text = _("“{name}” is held back. {why}").format(name=stored.name, why=stored.held_because)
    notify(
        kind="messaging.file_held",
        key=f"file:{stored.pk}:held",
        reader=stored.owner,
        text=text,
        url=reverse("messaging:mine"),
    )
