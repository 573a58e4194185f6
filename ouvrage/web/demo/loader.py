"""Loading the demonstration. Cut short, it goes on where it stopped."""

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import count

from django.db import transaction

from ouvrage.brands.models import Brand
from ouvrage.contracts.services import publish_bands
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.projects.models import Project
from ouvrage.web.demo import (
    bulk,
    calling,
    choosing,
    desk,
    editing,
    files,
    finding,
    letters,
    money,
    packs,
    plans,
    talking,
    world,
)
from ouvrage.web.demo.lives import Life, mark_of
from ouvrage.web.demo.pools import Pools
from ouvrage.web.demo.reading import briefs
from ouvrage.web.demo.schedule import play

SEED = 20261124
OPENED_DAYS_AGO = 210
"""When the demo's people came: before its oldest project."""


def is_loaded() -> bool:
    """Whether every project of the demo is there, lived to its end."""
    marks = [mark_of(row) for row in briefs()]
    return Project.objects.filter(imported_as__in=marks).count() == len(marks)


def load(*, size: str, tick: Callable[[int, int], None]) -> None:
    """Brands and people; each project begins; what moves credits or money happens in the order
    of time; each project is lived to its end.

    `large` adds plain projects for search and lists.
    """
    moment = now()
    if not Brand.objects.exists():
        with clock_at(moment - timedelta(days=OPENED_DAYS_AGO)):
            _make_world()
    known = set(Project.objects.values_list("imported_as", flat=True))
    pools = Pools(random.Random(SEED))  # noqa: S311 - the demo must be the same each time
    lives = [
        Life(row, pools, random.Random(row["key"]))  # noqa: S311 - idem
        for row in briefs()
        if mark_of(row) not in known
    ]
    steps = count(1)
    for life in lives:
        life.begin()
        tick(next(steps), 4 * len(lives))
    events = [event for life in lives for event in life.events()]
    if lives:
        events += plans.events(moment, OPENED_DAYS_AGO)
        events += packs.events(moment)
        events += letters.events(moment, OPENED_DAYS_AGO)
    play(events, lambda: tick(next(steps), 2 * len(lives) + len(events)))
    for life in lives:
        life.finish()
        tick(next(steps), 2 * len(lives) + len(events))
    calling.play()
    desk.play()
    finding.play()
    money.disturb()
    editing.decide_and_note()
    files.play()
    choosing.play(pools, random.Random(SEED))  # noqa: S311 - idem
    talking.play()
    publish_bands()
    if size == "large":
        bulk.add_projects(random.Random(SEED), tick)  # noqa: S311 - idem


@transaction.atomic
def _make_world() -> None:
    world.make_brands()
    world.make_people()
    run_due()
