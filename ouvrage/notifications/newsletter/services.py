"""Writing, planning, approving, sending, pausing and stopping a newsletter."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from ouvrage.accounts.models import User
from ouvrage.brands.queries import default_brand
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.notifications import facts
from ouvrage.notifications.bulk import QueuedMail, queue_mails
from ouvrage.notifications.errors import NotYoursToApprove
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.notifications.newsletter.models import Addressee, Newsletter
from ouvrage.notifications.newsletter.segments import people_of
from ouvrage.notifications.newsletter.states import NewsletterState
from ouvrage.notifications.newsletter.words import check_words, filled
from ouvrage.notifications.parameters import NEWSLETTER_ALONE, NEWSLETTER_DELAY
from ouvrage.notifications.states import MailState

KIND = "notifications.newsletter"
AT_ONCE = 200
EDITABLE = frozenset({NewsletterState.DRAFT, NewsletterState.ASKED})


@transaction.atomic
def write_newsletter(*, newsletter_id: UUID, actor: User, segment: str, **words: str) -> Newsletter:
    """Keep the words and the segment; a draft that waited for a second person waits anew.

    Refused: notifications.words_refused, kit.illegal_move.
    """
    check_words(words.values())
    newsletter, _new = Newsletter.objects.get_or_create(
        pk=newsletter_id,
        defaults={"author": actor, "segment": segment, "brand": default_brand(), **words},
    )
    newsletter = Newsletter.objects.locked(pk=newsletter.pk)
    if newsletter.state != NewsletterState.DRAFT:
        move(newsletter, NewsletterState.DRAFT, by=actor, starts_at=None, approver=None)
    for name, value in {"segment": segment, "author": actor, **words}.items():
        setattr(newsletter, name, value)
    newsletter.save()
    return newsletter


@transaction.atomic
def plan_newsletter(*, newsletter_id: UUID, actor: User) -> Newsletter:
    """Have it leave in ten minutes; above a bound a second person must agree first (FLT-17).

    Then: notifications.newsletter_planned, or nothing while it waits for approval.
    """
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    if newsletter.state in {NewsletterState.ASKED, NewsletterState.PLANNED}:
        return newsletter
    if people_of(newsletter.segment).count() > NEWSLETTER_ALONE.value():
        move(newsletter, NewsletterState.ASKED, by=actor)
        return newsletter
    _plan(newsletter, actor)
    return newsletter


@transaction.atomic
def approve_newsletter(*, newsletter_id: UUID, actor: User) -> Newsletter:
    """The second person agrees. Refused: notifications.not_yours_to_approve."""
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    if newsletter.author_id == actor.pk:
        raise NotYoursToApprove
    if newsletter.state == NewsletterState.ASKED:
        newsletter.approver = actor
        newsletter.save(update_fields=["approver"])
        _plan(newsletter, actor)
    return newsletter


def _plan(newsletter: Newsletter, actor: User) -> None:
    starts_at = now() + timedelta(minutes=NEWSLETTER_DELAY.value())
    move(newsletter, NewsletterState.PLANNED, by=actor, starts_at=starts_at)
    record(
        facts.NEWSLETTER_PLANNED,
        subject=newsletter,
        actor=actor,
        side="staff",
        segment=newsletter.segment,
    )
    _wake(newsletter)


@transaction.atomic
def send_batch(*, newsletter_id: UUID) -> int:
    """Write the next batch, all of it or nothing, and have the next one follow; how many.

    The row is locked: two workers never write the same batch, one that dies leaves none half
    written. Who does not want newsletters is counted and gets none; each mail asks again when it
    leaves.
    """
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    starts_at = newsletter.starts_at
    if newsletter.state == NewsletterState.PLANNED and starts_at and starts_at <= now():
        move(newsletter, NewsletterState.SENDING, by=None)
    if newsletter.state != NewsletterState.SENDING:
        return 0
    written = Addressee.objects.filter(newsletter=newsletter).values("person")
    people = list(people_of(newsletter.segment).exclude(pk__in=written)[:AT_ONCE])
    if not people:
        move(newsletter, NewsletterState.SENT, by=None, ended_at=now())
        return 0
    Addressee.objects.bulk_create(
        Addressee(newsletter=newsletter, person=person) for person in people
    )
    queue_mails(
        QueuedMail(
            kind=KIND,
            key=mail_key(newsletter, person),
            to=person,
            context=filled(newsletter, person, newsletter.brand),
        )
        for person in people
    )
    _wake(newsletter)
    return len(people)


@transaction.atomic
def pause_newsletter(*, newsletter_id: UUID, actor: User) -> None:
    """Write no further batch until it goes on."""
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    if newsletter.state == NewsletterState.SENDING:
        move(newsletter, NewsletterState.PAUSED, by=actor)


@transaction.atomic
def resume_newsletter(*, newsletter_id: UUID, actor: User) -> None:
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    if newsletter.state == NewsletterState.PAUSED:
        move(newsletter, NewsletterState.SENDING, by=actor)
        _wake(newsletter)


@transaction.atomic
def stop_newsletter(*, newsletter_id: UUID, actor: User) -> None:
    """Before it left it is a draft again; afterwards what waits is called back, for good.

    Then: notifications.newsletter_stopped.
    """
    newsletter = Newsletter.objects.locked(pk=newsletter_id)
    if newsletter.state in {NewsletterState.PLANNED, NewsletterState.ASKED}:
        move(newsletter, NewsletterState.DRAFT, by=actor, starts_at=None, approver=None)
    elif newsletter.state in {NewsletterState.SENDING, NewsletterState.PAUSED}:
        move(newsletter, NewsletterState.STOPPED, by=actor, ended_at=now())
        for mail in mails_of(newsletter).filter(state=MailState.QUEUED).select_for_update():
            move(mail, MailState.CANCELLED, by=actor, text="", html="")
    else:
        return
    record(facts.NEWSLETTER_STOPPED, subject=newsletter, actor=actor, side="staff")


@transaction.atomic
def test_newsletter(*, newsletter_id: UUID, actor: User) -> Mail:
    """Send it to oneself, as it would come."""
    newsletter = Newsletter.objects.select_related("brand").found(pk=newsletter_id)
    return queue_mail(
        kind="notifications.newsletter_test",
        key=f"newsletter:{newsletter.pk}:test:{new_id()}",
        to=actor,
        context=filled(newsletter, actor, newsletter.brand),
        brand=newsletter.brand,
    )


def mail_key(newsletter: Newsletter, person: User) -> str:
    return f"newsletter:{newsletter.pk}:to:{person.pk}"


def mails_of(newsletter: Newsletter) -> QuerySet[Mail]:
    return Mail.objects.filter(kind=KIND, key__startswith=f"newsletter:{newsletter.pk}:to:")


def _wake(newsletter: Newsletter) -> None:
    """The next batch, at its moment."""
    enqueue(
        "notifications.send_newsletter",
        key=f"newsletter:{newsletter.pk}",
        at=newsletter.starts_at if newsletter.state == NewsletterState.PLANNED else None,
        newsletter_id=str(newsletter.pk),
    )
