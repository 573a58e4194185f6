"""What may be written and sent. Each check returns nothing, or refuses."""

from datetime import timedelta

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.messaging.detection import find_contact_details
from ouvrage.messaging.errors import (
    ContactDetails,
    FileKind,
    FileTooLarge,
    MessageTooLong,
    QuotaReached,
    TooManyMessages,
)
from ouvrage.messaging.files.receiving import Received
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import Message, StoredFile
from ouvrage.messaging.parameters import (
    FILE_MB,
    MESSAGES_AN_HOUR,
    PERSON_DAY_MB,
    SUBJECT_MB,
    VISITORS_DAY_MB,
)

LONGEST_MESSAGE = 8_000
MEGA = 1_000_000
QUOTED = 3


def check_no_contact_details(*texts: str) -> None:
    """Refuse phone, mail, link or handle; the refusal quotes the first ones found."""
    found = [finding.text for text in texts for finding in find_contact_details(text)]
    if found:
        quoted = ", ".join(f"« {text} »" for text in dict.fromkeys(found[:QUOTED]))
        raise ContactDetails(found=quoted)


def check_length(body: str) -> None:
    if not 1 <= len(body) <= LONGEST_MESSAGE:
        raise MessageTooLong(limit=LONGEST_MESSAGE)


def check_pace(author: User) -> None:
    limit = MESSAGES_AN_HOUR.value()
    count = Message.objects.filter(author=author, sent_at__gt=now() - timedelta(hours=1)).count()
    if count >= limit:
        raise TooManyMessages(count=count)


def check_file_size(upload: Upload) -> None:
    """Neither empty nor over the limit, before anything is read."""
    limit = FILE_MB.value()
    if (upload.size or 0) > limit * MEGA:
        raise FileTooLarge(name=upload.name, limit=limit)
    if not upload.size:
        raise FileKind(name=upload.name, why=gettext("it is empty"))


def check_quota(about: str, owner: User | None, received: Received) -> None:
    """Room beside the subject; what one person, or all visitors together, may send in a day.

    Call it under the subject's lock.
    """
    beside = StoredFile.objects.filter(about=about, removed_at=None)
    _check_room(beside, received, SUBJECT_MB.value())
    limit = VISITORS_DAY_MB if owner is None else PERSON_DAY_MB
    today = StoredFile.objects.filter(owner=owner, stored_at__gt=now() - timedelta(days=1))
    _check_room(today, received, limit.value())


def _check_room(files: QuerySet[StoredFile], received: Received, limit: int) -> None:
    used = files.aggregate(sum=Sum("size"))["sum"] or 0
    if used + len(received.data) > limit * MEGA:
        raise QuotaReached(name=received.name, limit=limit)
