"""What may be written and sent. Each check returns nothing, or refuses."""

from datetime import timedelta

from django.db.models import Sum
from django.utils.translation import gettext

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.messaging.detection import Passage, find_contact_details
from ouvrage.messaging.errors import (
    ContactDetails,
    FileKind,
    FileTooLarge,
    MessageTooLong,
    QuotaReached,
    TooManyMessages,
    TooManyUploads,
)
from ouvrage.messaging.files.receiving import Received
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import Message
from ouvrage.messaging.parameters import (
    FILE_MB,
    MESSAGES_AN_HOUR,
    PERSON_DAY_MB,
    SUBJECT_MB,
    UPLOADS_A_DAY,
    VISITORS_DAY_MB,
    VISITORS_UPLOADS_A_DAY,
)
from ouvrage.messaging.queries import files_about, sent_today
from ouvrage.messaging.uploads.models import PartialUpload

LONGEST_MESSAGE = 8_000
MEGA = 1_000_000


def check_no_contact_details(*texts: str) -> None:
    """Refuse phone, mail, link, name on a network, CV or detour; the refusal quotes the first."""
    passages = [Passage(text, tuple(find_contact_details(text))) for text in texts]
    told = [passage for passage in passages if passage.findings]
    if told:
        raise ContactDetails(passages=told)


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
    check_announced_size(upload.name or "", upload.size or 0)


def check_announced_size(name: str, size: int) -> None:
    limit = FILE_MB.value()
    if size > limit * MEGA:
        raise FileTooLarge(name=name, limit=limit)
    if not size:
        raise FileKind(name=name, why=gettext("it is empty"))


def check_uploads(actor: User | None) -> None:
    """A person begins so many files in a day; visitors, who have no name, share a larger bound."""
    limit = UPLOADS_A_DAY.value() if actor else VISITORS_UPLOADS_A_DAY.value()
    begun = PartialUpload.objects.filter(owner=actor, started_at__gt=now() - timedelta(days=1))
    if (count := begun.count()) >= limit:
        raise TooManyUploads(count=count)


def check_quota(about: str, owner: User | None, received: Received) -> None:
    """Room beside the subject; what one person, or all visitors together, may send in a day.

    Call it under the subject's lock.
    """
    beside = files_about(about).aggregate(sum=Sum("size"))["sum"] or 0
    _check_room(beside, received, SUBJECT_MB.value())
    limit = VISITORS_DAY_MB if owner is None else PERSON_DAY_MB
    _check_room(sent_today(owner), received, limit.value())


def _check_room(used: int, received: Received, limit: int) -> None:
    if used + len(received.data) > limit * MEGA:
        raise QuotaReached(name=received.name, limit=limit)
