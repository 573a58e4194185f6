"""Sending a file in pieces: started, gone on with, kept when the last piece has come."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.messaging import rules
from ouvrage.messaging.errors import OtherOffset
from ouvrage.messaging.uploads import parts
from ouvrage.messaging.uploads.models import PartialUpload
from ouvrage.messaging.uploads.targets import Target


@transaction.atomic
def start_upload(*, place: str, name: str, size: int, actor: User | None) -> PartialUpload:
    """Announce a file and its size, before its first byte.

    Refused: messaging.file_too_large, messaging.file_kind (empty), messaging.too_many_uploads.
    """
    rules.check_announced_size(name, size)
    rules.check_uploads(actor)
    return PartialUpload.objects.create(
        id=new_id(), place=place, owner=actor, name=name[:255], size=size
    )


@transaction.atomic
def append_piece(
    *, upload_id: UUID, offset: int, piece: bytes, target: Target, actor: User | None
) -> PartialUpload:
    """Add the next piece; with the last one the file is kept where it was meant for.

    A piece that was already counted, or comes too early, is refused and nothing changes: whoever
    sends asks how far we are and goes on from there. Refused: messaging.other_offset, and whatever
    the place refuses about the whole file: its last piece is then not counted.
    """
    upload = own_upload(upload_id, actor, locked=True)
    if upload.stored_id is not None:
        return upload
    if offset != upload.received or offset + len(piece) > upload.size:
        raise OtherOffset(received=upload.received)
    parts.write_at(upload_id, offset, piece)
    upload.received += len(piece)
    if upload.is_whole:
        with parts.opened(upload_id, upload.name, upload.size) as whole:
            upload.stored = target.keep(whole)
        transaction.on_commit(lambda: parts.erase(upload_id))
    upload.save(update_fields=["received", "stored"])
    return upload


@transaction.atomic
def forget_upload(*, upload_id: UUID, actor: User | None) -> None:
    """Stop sending a file. Asked twice, done once."""
    upload = own_upload(upload_id, actor, locked=True)
    upload.delete()
    parts.erase(upload_id)


def own_upload(upload_id: UUID, actor: User | None, *, locked: bool = False) -> PartialUpload:
    """The upload of this sender; anybody else's does not exist."""
    uploads = PartialUpload.objects
    upload = uploads.locked(pk=upload_id) if locked else uploads.found(pk=upload_id)
    if upload.owner_id != (actor.pk if actor else None):
        raise Http404
    return upload
