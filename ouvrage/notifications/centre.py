"""The centre of notifications: lines by day, and within a day by project."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, Max

from ouvrage.accounts.models import User
from ouvrage.kit.paging import Page, page_of
from ouvrage.kit.time import paris_day
from ouvrage.notifications.models import Notice
from ouvrage.notifications.naming import titles_of

AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines of one day about one project, newest first; a line without project stands alone."""

    title: str
    notices: list[Notice]

    @property
    def newest(self) -> Notice:
        return self.notices[0]

    @property
    def unread(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.read_at is None]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of Paris with its bundles."""

    on: date
    bundles: list[Bundle]


@dataclass(frozen=True, slots=True)
class NoticeCentre:
    """A person's lines, newest first; only those not read when asked."""

    after: str = ""
    only_unread: bool = False

    def rows(self, viewer: User) -> Page[Notice]:
        own = Notice.objects.filter(reader=viewer)
        if self.only_unread:
            own = own.filter(read_at__isnull=True)
        return page_of(own, order=("-at", "-pk"), after=self.after, size=AT_ONCE)

    def days(self, page: Page[Notice]) -> list[Day]:
        """The same lines under their days; one query for the titles of projects."""
        titles = titles_of(notice.project_id for notice in page if notice.project_id)
        by_day = groupby(page.rows, key=lambda notice: paris_day(notice.at))
        return [Day(on, _bundles(list(lines), titles)) for on, lines in by_day]


@dataclass(frozen=True, slots=True)
class Bell:
    """How many lines wait, and a mark that changes whenever the list does."""

    unread: int
    mark: str = field(default="")


def bell_of(user: User) -> Bell:
    """One short query on the unread lines, so that it may be asked every minute."""
    unread = Notice.objects.filter(reader=user, read_at__isnull=True)
    found = unread.aggregate(count=Count("pk"), newest=Max("at"))
    newest: datetime | None = found["newest"]
    return Bell(found["count"], f"{found['count']}-{newest.timestamp() if newest else 0:.0f}")


def _bundles(lines: list[Notice], titles: dict[int, str]) -> list[Bundle]:
    by_project: dict[object, list[Notice]] = {}
    for notice in lines:
        by_project.setdefault(notice.project_id or notice.pk, []).append(notice)
    return [
        Bundle(titles.get(found[0].project_id or 0, ""), found) for found in by_project.values()
    ]
