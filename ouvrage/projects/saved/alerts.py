"""Telling people of what their saved searches hit: at once, or in the digest of the day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.kit.time import PARIS, now, start_of_day, today
from ouvrage.notifications.bulk import Line, QueuedMail, notify_many, queue_mails
from ouvrage.projects.models import Digest, Project, SearchHit
from ouvrage.projects.saved.models import Rhythm, ToldBy
from ouvrage.projects.saved.parameters import ALERTS_A_DAY, DIGEST_HOUR
from ouvrage.projects.states import ProjectState

AT_ONCE = 200
PEOPLE_AT_ONCE = 100
DIGEST_DAYS = timedelta(days=7)
SHOWN = 15
ALERT, DIGEST = "projects.alert", "projects.digest"


@dataclass
class Told:
    """What one person is told: projects, each with the names of the searches that found it."""

    person: User
    found: dict[Project, list[str]] = field(default_factory=lambda: defaultdict(list))
    is_by_mail: bool = False
    is_in_app: bool = False

    def add(self, hit: SearchHit) -> None:
        self.found[hit.project].append(hit.search.name)
        self.is_by_mail |= hit.search.is_by_mail
        self.is_in_app |= hit.search.is_in_app


@transaction.atomic
def tell_some(*, project_id: int) -> int:
    """Tell so many people at once of one project; how many hits were dealt with, 0 at the end.

    The project is read again under its lock: one that closed meanwhile is announced to nobody.
    Whoever had enough alerts today gets it with the next digest.
    """
    project = Project.objects.select_related("category", "brand").locked(pk=project_id)
    if project.state != ProjectState.OPEN:
        return 0
    hits = _due_hits(project_id)
    enough = _had_enough({hit.search.person_id for hit in hits})
    told: dict[int, Told] = {}
    for hit in hits:
        hit.project = project
        if hit.search.person_id not in enough:
            told.setdefault(hit.search.person_id, Told(hit.search.person)).add(hit)
    late = [hit.pk for hit in hits if hit.search.person_id in enough]
    SearchHit.objects.filter(pk__in=late).update(is_late=True)
    done = [hit.pk for hit in hits if hit.search.person_id not in enough]
    SearchHit.objects.filter(pk__in=done).update(told_at=now(), told_by=ToldBy.INSTANT)
    _send_alerts(project, told.values())
    return len(hits)


def _due_hits(project_id: int) -> list[SearchHit]:
    waiting = SearchHit.objects.filter(
        project_id=project_id,
        told_at__isnull=True,
        is_late=False,
        due_at__lte=now(),
        search__rhythm=Rhythm.INSTANT,
        search__paused_at__isnull=True,
        search__person__is_active=True,
    )
    waiting = waiting.select_related("search__person").order_by("search__person", "pk")
    return list(waiting.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])


def _had_enough(person_ids: set[int]) -> set[int]:
    """Those who were told of so many projects today that more would be noise."""
    today_s = Q(told_by=ToldBy.INSTANT, told_at__gte=start_of_day(today()))
    counts = (
        SearchHit.objects.filter(today_s, search__person__in=person_ids)
        .values_list("search__person")
        .annotate(projects=Count("project", distinct=True))
    )
    most = ALERTS_A_DAY.value()
    return {person for person, count in counts if count >= most}


def _send_alerts(project: Project, told: Iterable[Told]) -> None:
    url = reverse("web:project", args=[project.pk])
    everyone = list(told)
    queue_mails(
        QueuedMail(
            kind=ALERT,
            key=f"{ALERT}:{project.pk}:{one.person.pk}",
            to=one.person,
            context={"project": project, "names": one.found[project], "searches_url": _mine()},
            action_url=url,
        )
        for one in everyone
        if one.is_by_mail
    )
    notify_many(
        Line(
            kind=ALERT,
            key=f"{ALERT}:{project.pk}:{one.person.pk}",
            reader=one.person,
            text=format_lazy(
                _("“{title}” fits your search “{name}”."),
                title=project.title,
                name=one.found[project][0],
            ),
            url=url,
        )
        for one in everyone
        if one.is_in_app
    )


def is_digest_time(moment: datetime) -> bool:
    """From the hour of the digest on: a worker that was down at that hour makes up for it."""
    return moment.astimezone(PARIS).hour >= DIGEST_HOUR.value()


@transaction.atomic
def send_some_digests(*, day: date) -> int:
    """Send their digest of that day to so many people who have none yet; how many were looked at.

    A unique row per person and day makes it impossible to send two. Projects that closed
    meanwhile are left out; whoever has nothing left gets no mail.
    """
    people = _without_digest(day)
    made = Digest.objects.bulk_create(
        [Digest(person_id=person, sent_on=day) for person in people], ignore_conflicts=True
    )
    told: dict[int, Told] = {}
    hits = list(_digest_hits(people))
    for hit in hits:
        told.setdefault(hit.search.person_id, Told(hit.search.person)).add(hit)
    SearchHit.objects.filter(pk__in=[hit.pk for hit in hits]).update(
        told_at=now(), told_by=ToldBy.DIGEST
    )
    _send_digests(day, told.values())
    return len(made)


def _waiting() -> Q:
    """What waits for a digest: searches of that rhythm, and what came after enough alerts."""
    return (Q(search__rhythm=Rhythm.DAILY) | Q(search__rhythm=Rhythm.INSTANT, is_late=True)) & Q(
        told_at__isnull=True,
        due_at__lte=now(),
        at__gte=now() - DIGEST_DAYS,
        search__paused_at__isnull=True,
        search__person__is_active=True,
        project__state=ProjectState.OPEN,
    )


def _without_digest(day: date) -> list[int]:
    sent = Digest.objects.filter(person=OuterRef("search__person"), sent_on=day)
    rows = SearchHit.objects.filter(_waiting()).exclude(Exists(sent))
    waiting = rows.values_list("search__person", flat=True).order_by("search__person").distinct()
    people = list(waiting[:PEOPLE_AT_ONCE])
    held = User.objects.filter(pk__in=people).order_by("pk").select_for_update(no_key=True)
    free = set(held.values_list("pk", flat=True))
    had = set(Digest.objects.filter(person__in=free, sent_on=day).values_list("person", flat=True))
    return sorted(free - had)


def _digest_hits(people: list[int]) -> list[SearchHit]:
    """With their projects held, so that none closes before the mail is written."""
    hits = SearchHit.objects.filter(_waiting(), search__person__in=people)
    hits = hits.select_related("search__person", "project__category", "project__brand")
    held = hits.order_by("project", "pk").select_for_update(of=("self", "project"), no_key=True)
    return sorted(held, key=lambda hit: (hit.search.person_id, -hit.project_id))


def _send_digests(day: date, told: Iterable[Told]) -> None:
    everyone = list(told)
    queue_mails(
        QueuedMail(
            kind=DIGEST,
            key=f"{DIGEST}:{day}:{one.person.pk}",
            to=one.person,
            context={
                "found": list(one.found.items())[:SHOWN],
                "more": max(0, len(one.found) - SHOWN),
                "count": len(one.found),
                "searches_url": _mine(),
            },
            action_url=reverse("projects:list"),
        )
        for one in everyone
        if one.is_by_mail
    )
    notify_many(
        Line(
            kind=DIGEST,
            key=f"{DIGEST}:{day}:{one.person.pk}",
            reader=one.person,
            text=format_lazy(_("New projects for your searches: {count}."), count=len(one.found)),
            url=_mine(),
        )
        for one in everyone
        if one.is_in_app
    )


def _mine() -> str:
    return reverse("projects:searches")
