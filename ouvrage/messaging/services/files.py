"""Keeping a file that somebody sends, taking it back, sweeping what is left on disk."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.db import hold
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.messaging import rules
from ouvrage.messaging.errors import FileKind
from ouvrage.messaging.files import places
from ouvrage.messaging.files.kinds import NotTaken
from ouvrage.messaging.files.receiving import Received, receive
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.queries import files_about
from ouvrage.messaging.services.looking import first_state, have_looked_at, tell_shown


@transaction.atomic
def store_file(*, about: str, owner: User | None, upload: Upload, open_talk: bool) -> StoredFile:
    """Keep one file beside a subject ("project:123"), as what its content proved to be.

    The same content under the same name beside the same subject is kept once. What takes longer to
    read (pictures, PDF, the scanner) is read by a job; until then only its sender knows of it.
    Refused: messaging.file_too_large, messaging.file_kind, messaging.quota, and
    messaging.contact_details in its name or text unless `open_talk`.
    """
    rules.check_file_size(upload)
    try:
        received = receive(upload)
    except NotTaken as refusal:
        raise FileKind(name=upload.name, why=str(refusal.why)) from refusal
    if not open_talk:
        rules.check_no_contact_details(*received.words)
    hold(f"messaging.files:{about}")
    twin = _twin(about, received)
    if twin is not None:
        return twin
    rules.check_quota(about, owner, received)
    return _kept(about, owner, received, open_talk=open_talk)


@transaction.atomic
def copy_files(*, about: str, to: str, owner: User) -> list[StoredFile]:
    """Keep the files of one subject beside another too, with bytes of their own."""
    return [_copied(stored, to, owner) for stored in files_about(about)]


@transaction.atomic
def remove_file(*, file_id: UUID, about: str) -> None:
    """Take a file back; its bytes go with the next sweep. Asked twice, done once."""
    StoredFile.objects.filter(pk=file_id, about=about, removed_at=None).update(removed_at=now())


@transaction.atomic
def take_back_file(*, file_id: UUID, actor: User) -> None:
    """Remove a file of one's own; anybody else's does not exist. Asked twice, done once."""
    stored = StoredFile.objects.locked(pk=file_id, owner=actor)
    remove_file(file_id=stored.pk, about=stored.about)


@transaction.atomic
def sweep_file(*, file_id: UUID) -> None:
    """Erase the bytes of a removed file; leave any other alone."""
    stored = StoredFile.objects.select_for_update().filter(pk=file_id).first()
    if stored and stored.removed_at is not None:
        places.erase(stored.path)


def _twin(about: str, received: Received) -> StoredFile | None:
    return StoredFile.objects.filter(
        about=about, sha256=received.sha256, name=received.name, removed_at=None
    ).first()


def _copied(stored: StoredFile, to: str, owner: User) -> StoredFile:
    file_id = new_id()
    path = places.path_of(stored.sha256, file_id)
    places.write(path, places.full_path(stored.path).read_bytes())
    fields = ("name", "content_type", "size", "sha256")
    kept = {name: getattr(stored, name) for name in fields}
    copy = StoredFile.objects.create(
        id=file_id,
        about=to,
        owner=owner,
        path=path,
        state=first_state(stored.content_type, open_talk=stored.is_open_talk),
        is_open_talk=stored.is_open_talk,
        **kept,
    )
    have_looked_at(copy)
    return copy


def _kept(about: str, owner: User | None, received: Received, *, open_talk: bool) -> StoredFile:
    """Bytes first, row second: a row without bytes cannot be, bytes without row are swept."""
    file_id = new_id()
    path = places.path_of(received.sha256, file_id)
    places.write(path, received.data)
    stored = StoredFile.objects.create(
        id=file_id,
        about=about,
        owner=owner,
        name=received.name,
        content_type=received.content_type,
        size=len(received.data),
        sha256=received.sha256,
        path=path,
        state=first_state(received.content_type, open_talk=open_talk),
        is_open_talk=open_talk,
    )
    have_looked_at(stored)
    if stored.is_shown:
        tell_shown(stored, owner)
    return stored
