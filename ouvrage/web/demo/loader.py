"""Loading the demonstration into an empty database."""

import random
from collections.abc import Callable

from django.db import transaction

from ouvrage.kit.jobs import run_due
from ouvrage.web.demo import bulk, world
from ouvrage.web.demo.lives import Life
from ouvrage.web.demo.pools import Pools
from ouvrage.web.demo.reading import briefs

SEED = 20261124


@transaction.atomic  # a load that is cut short leaves nothing, and is begun again
def load(*, size: str, tick: Callable[[int, int], None]) -> None:
    """Brands, people, each project's life; `large` adds plain projects for search and lists."""
    chance = random.Random(SEED)  # noqa: S311 - the demo must be the same each time
    world.make_brands()
    world.make_people()
    run_due()
    pools, rows = Pools(chance), briefs()
    for done, row in enumerate(rows, start=1):
        Life(row, pools, chance).live()
        tick(done, len(rows))
    if size == "large":
        bulk.add_projects(chance, tick)
