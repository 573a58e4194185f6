"""Plain projects in numbers, for lists and searches of the large demo; they have no thread."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import batched

from ouvrage.accounts.models import User
from ouvrage.brands.models import Category
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.projects.content import keywords_of
from ouvrage.projects.models import AliveBy, BudgetBracket, Project
from ouvrage.projects.states import ProjectState
from ouvrage.web.demo.reading import briefs

COUNT = 5_000
BATCH = 500
OPEN_SHARE = 0.15


def add_projects(chance: random.Random, tick: Callable[[int, int], None]) -> None:
    """Briefs of the demo mixed anew: open ones of the last weeks, the rest long finalised."""
    done = 0
    for rows in batched(_projects(chance), BATCH):
        Project.objects.bulk_create(rows)
        done += len(rows)
        tick(done, COUNT)


def _projects(chance: random.Random) -> Iterator[Project]:
    texts = [row for row in briefs() if row["state"] != "draft"]
    clients = list(User.objects.filter(company=None, staff_roles=[]).values_list("pk", flat=True))
    categories = {one.slug: one for one in Category.objects.all()}
    keywords = {slug: keywords_of(one.pk, []) for slug, one in categories.items()}
    for _ in range(COUNT):
        head, body = chance.sample(texts, 2)
        category = categories[head["category"]]
        is_open = chance.random() < OPEN_SHARE
        age = timedelta(days=chance.uniform(0, 20) if is_open else chance.uniform(90, 1500))
        at = now() - age
        yield Project(
            token=new_id(),
            brand_id=category.brand_id,
            client_id=chance.choice(clients),
            state=ProjectState.OPEN if is_open else ProjectState.FINALISED,
            title=head["title"],
            summary=head["summary"],
            description=f"{head['description']}\n\n{body['description']}"[:20_000],
            category=category,
            keywords=keywords[category.slug],
            budget_bracket=chance.choice(BudgetBracket.values),
            place=head["place"] or "",
            is_remote=bool(head["remote"]),
            submitted_at=at,
            published_at=at,
            confirmed_alive_at=at,
            alive_by=AliveBy.PHONE,
            ended_at=None if is_open else at + timedelta(days=60),
        )
