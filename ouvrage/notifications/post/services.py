"""Asking for letters, printing them, posting them."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.notifications import facts
from ouvrage.notifications.errors import NothingToPrint
from ouvrage.notifications.notices import notify
from ouvrage.notifications.post.models import Batch, PostalAddress, PostalLetter
from ouvrage.notifications.post.states import LetterState

AT_ONCE = 100
"""Letters of one batch: what a person folds in an hour."""


@transaction.atomic
def ask_for_letters(*, actor: User, **address: str) -> PostalAddress:
    """Have service messages on paper too from now on, at this address.

    Then: notifications.letters_asked.
    """
    asked, _created = PostalAddress.objects.update_or_create(user=actor, defaults=address)
    record(facts.LETTERS_ASKED, subject=actor, actor=actor)
    return asked


@transaction.atomic
def stop_letters(*, actor: User) -> None:
    """No more letters; those that wait are not printed. Asked twice, done once.

    Then: notifications.letters_stopped.
    """
    gone, _rows = PostalAddress.objects.filter(user=actor).delete()
    if not gone:
        return
    for letter in _waiting().filter(reader=actor):
        move(letter, LetterState.CANCELLED, by=actor)
    record(facts.LETTERS_STOPPED, subject=actor, actor=actor)


@transaction.atomic
def print_letters(*, batch_id: UUID, actor: User) -> Batch:
    """Gather the oldest letters that wait into one batch, each with its reader's address of now.

    Two people who print at once get different letters. The same batch asked twice is made once.
    Refused: notifications.nothing_to_print. Then: notifications.letters_printed.
    """
    known = Batch.objects.filter(pk=batch_id).first()
    if known is not None:
        return known
    letters = list(_waiting(skip_locked=True).select_related("reader__postal_address")[:AT_ONCE])
    if not letters:
        raise NothingToPrint
    batch = Batch.objects.create(id=batch_id, printed_by=actor)
    for letter in letters:
        address = str(letter.reader.postal_address)
        move(letter, LetterState.PRINTED, by=actor, batch=batch, lines=address)
    record(facts.LETTERS_PRINTED, subject=batch, actor=actor, count=len(letters))
    return batch


@transaction.atomic
def post_batch(*, batch_id: UUID, actor: User) -> Batch:
    """The letters are in the box. Asked twice, done once. Then: notifications.letters_posted."""
    batch = Batch.objects.locked(pk=batch_id)
    if batch.posted_at is None:
        batch.posted_at = now()
        batch.save(update_fields=["posted_at"])
        for letter in _of(batch, LetterState.PRINTED):
            move(letter, LetterState.POSTED, by=actor)
        record(facts.LETTERS_POSTED, subject=batch, actor=actor)
    return batch


@transaction.atomic
def give_back_batch(*, batch_id: UUID, actor: User) -> None:
    """The printer ate them: the letters wait again. Those of who stopped letters since do not.

    Refused: kit.illegal_move once they are posted.
    """
    batch = Batch.objects.locked(pk=batch_id)
    for letter in _of(batch, LetterState.PRINTED, LetterState.POSTED):
        move(letter, LetterState.WAITING, by=actor, batch=None, lines="")
        if not PostalAddress.objects.filter(user=letter.reader_id).exists():
            move(letter, LetterState.CANCELLED, by=actor)


@transaction.atomic
def note_return(*, letter_id: UUID, actor: User) -> PostalLetter:
    """It came back: its reader is told on the site to look at the address.

    Refused: kit.illegal_move. Then: a notice to the reader.
    """
    letter = PostalLetter.objects.select_related("reader").locked(pk=letter_id)
    move(letter, LetterState.RETURNED, by=actor)
    notify(
        kind="notifications.letter_returned",
        key=f"letter:{letter.pk}:returned",
        reader=letter.reader,
        text=_("A letter to you came back. Look at your postal address."),
        url=reverse("notifications:preferences") + "#courrier",
    )
    return letter


def _waiting(*, skip_locked: bool = False) -> QuerySet[PostalLetter]:
    waiting = PostalLetter.objects.filter(state=LetterState.WAITING).order_by("queued_at", "pk")
    return waiting.select_for_update(no_key=True, of=("self",), skip_locked=skip_locked)


def _of(batch: Batch, *states: LetterState) -> QuerySet[PostalLetter]:
    letters = PostalLetter.objects.filter(batch=batch, state__in=states).order_by("pk")
    return letters.select_for_update(no_key=True, of=("self",))
