"""Loading the demonstration. Cut short, it goes on where it stopped."""

import random
from collections.abc import Callable

from django.db import transaction

from ouvrage.brands.models import Brand
from ouvrage.kit.jobs import run_due
from ouvrage.projects.models import Project
from ouvrage.web.demo import bulk, plans, world
from ouvrage.web.demo.lives import Life, mark_of
from ouvrage.web.demo.pools import Pools
from ouvrage.web.demo.reading import briefs

SEED = 20261124


def is_loaded() -> bool:
    """Whether every project of the demo is there."""
    marks = [mark_of(row) for row in briefs()]
    return Project.objects.filter(imported_as__in=marks).count() == len(marks)


def load(*, size: str, tick: Callable[[int, int], None]) -> None:
    """Brands and people, then each project's life, each of these whole or not at all.

    `large` adds plain projects for search and lists.
    """
    if not Brand.objects.exists():
        _make_world()
    plans.subscribe_all()
    known = set(Project.objects.values_list("imported_as", flat=True))
    rows = briefs()
    pools = Pools(random.Random(SEED))  # noqa: S311 - the demo must be the same each time
    for done, row in enumerate(rows, start=1):
        if mark_of(row) not in known:
            with transaction.atomic():
                Life(row, pools, random.Random(row["key"])).live()  # noqa: S311 - idem
        tick(done, len(rows))
    if size == "large":
        bulk.add_projects(random.Random(SEED), tick)  # noqa: S311 - idem


@transaction.atomic
def _make_world() -> None:
    world.make_brands()
    world.make_people()
    run_due()
