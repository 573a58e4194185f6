"""Finding projects among many: `python -m bench.search --projects 100000`.

List, deep page, filters, keyword, misspelt, counts, suggestions and the match of one project with
saved searches (a tenth as many as projects), in a database of its own: milliseconds of the page
beside those of its statements and of a bare page (one query, twenty rows, the same middlewares),
asked one after the other in turns. Ratios count; milliseconds belong to the machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import site

ROUNDS = 30
WORDS = """
logo affiche boulangerie site vitrine refonte boutique application mobile identité visuelle
catalogue illustration traduction rédaction vidéo montage photo retouche menu restaurant festival
enseigne packaging étiquette brochure lettre module paiement réservation tableau données serveur
audit formation présentation livre couverture mise page
""".split()  # noqa: SIM905 - a list of these would be forty lines
RARE = 5_000
"""Words that only some projects have, beside the common ones."""
FILL = """
INSERT INTO projects_project (
    token, brand_id, client_id, state, title, summary, description, category_id, keywords,
    budget_bracket, place, is_remote, submitted_at, published_at, confirmed_alive_at, alive_by,
    offer_count, changed_at, contact_name, contact_email, contact_phone, decision_code,
    decision_text, amend_field, cancel_reason, call_hours, contact_channels
)
SELECT gen_random_uuid(), %(brand)s, %(client)s,
    CASE WHEN n %% 20 < 3 THEN 'open' ELSE 'finalised' END,
    initcap(w[1 + n %% k]) || ' ' || w[1 + n * 7 %% k] || ' ' || w[1 + n * 13 %% k] || ' pour '
        || w[1 + n * 29 %% k] || ' mot' || n %% %(rare)s,
    w[1 + n * 3 %% k] || ' et ' || w[1 + n * 5 %% k],
    (SELECT string_agg(w[1 + (n * i * 11 + i * i) %% k], ' ') FROM generate_series(1, 60) AS i),
    (%(categories)s::bigint[])[1 + n %% %(kinds)s], '',
    (ARRAY['under_1000', '1000_to_5000', 'over_5000'])[1 + n %% 3],
    (ARRAY['Nantes', 'Lyon', 'Paris', 'Lille', ''])[1 + n %% 5], n %% 3 > 0,
    moment, moment, moment, 'phone', n %% 7, moment, '', '', '', '', '', '', '', '{}', '{}'
FROM (
    SELECT n, %(words)s::text[] AS w, %(k)s AS k,
        now() - (n::float / %(count)s) * interval '40 days' AS moment
    FROM generate_series(1, %(count)s) AS n
) AS made
"""
SAVED = """
INSERT INTO projects_savedsearch (
    id, company_id, person_id, name, address, rhythm, is_by_mail, is_in_app, categories, skills,
    budgets, place, is_remote, query
)
SELECT gen_random_uuid(), %(company)s, %(person)s, 'recherche ' || n, 'n=' || n, 'daily', true,
    true, CASE WHEN n %% 2 = 0 THEN ARRAY[(%(categories)s::bigint[])[1 + n %% %(kinds)s]]
        ELSE '{}' END,
    '{}', CASE WHEN n %% 3 = 0 THEN ARRAY['over_5000'] ELSE '{}' END::varchar[],
    CASE WHEN n %% 5 = 0 THEN 'nantes' ELSE '' END, n %% 4 = 0,
    CASE WHEN n %% 8 < 7 THEN plainto_tsquery('ouvrage_fr', (%(words)s::text[])[1 + n %% %(k)s]) END
FROM generate_series(1, %(count)s) AS n
"""
BARE = """
SELECT id, title, summary, published_at FROM projects_project WHERE state IN ('dormant', 'open')
ORDER BY confirmed_alive_at DESC, id DESC LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds: the page, its statements alone, the bare page beside it."""

    name: str
    page: float
    statements: float
    queries: int
    bare: float


def main() -> None:
    given = _arguments()
    var = Path(tempfile.mkdtemp(prefix="ouvrage-bench-"))
    var.chmod(0o755)
    try:
        places = site.enter(var, given.port or site.free_port())
        print(f"PostgreSQL: {site.settings(places)}; {os.cpu_count()} processors")
        began = time.perf_counter()
        searches = given.searches or given.projects // 10
        fill(given.projects, searches)
        print(
            f"{given.projects} projects, {searches} searches: {time.perf_counter() - began:.0f} s"
        )
        print(f"{'':<22}{'page ms':>9}{'SQL ms':>9}{'queries':>9}{'bare ms':>9}{'× bare':>8}")
        for name, path in _paths().items():
            told(measured(name, path))
        _match()
    finally:
        from ouvrage.kit.embedded import lease

        lease.release(var, patience=10)
        shutil.rmtree(var, ignore_errors=True)


def fill(projects: int, searches: int) -> None:
    """Projects by one statement, 15 % of them open, and so many saved searches."""
    from django.db import connection

    from ouvrage.accounts.tests.factories import UserFactory
    from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory
    from ouvrage.projects import vocabulary

    brand = BrandFactory()
    kinds = [CategoryFactory(slug=f"k{n}", brand=brand).pk for n in range(12)]
    client = UserFactory(pseudo="benchclient", password=None)
    reader = UserFactory(pseudo="benchreader", provider=True, password=None)
    values = {
        "brand": brand.pk, "client": client.pk, "categories": kinds, "kinds": len(kinds),
        "words": WORDS, "k": len(WORDS), "rare": RARE, "count": projects,
        "company": reader.company_id, "person": reader.pk,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(FILL, values)
        cursor.execute(SAVED, {**values, "count": searches})
    vocabulary.refresh()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measured(name: str, path: str) -> Measured:
    """Medians of so many rounds, the bare page between two askings."""
    from django.db import connection
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    spent: list[float] = []

    def clocked(execute: Callable[..., Any], *rest: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*rest)
        finally:
            spent.append(time.perf_counter() - began)

    pages, sums, bares, queries = [], [], [], 0
    client.get(path)
    for _round in range(ROUNDS):
        spent.clear()
        with connection.execute_wrapper(clocked):
            pages.append(_timed(lambda: _found(client.get(path))))
        sums.append(sum(spent))
        queries = len(spent)
        bares.append(_timed(_bare))
    return Measured(name, *(1_000 * statistics.median(one) for one in (pages, sums)), queries,
                    1_000 * statistics.median(bares))  # fmt: skip


def told(one: Measured) -> None:
    print(
        f"{one.name:<22}{one.page:>9.1f}{one.statements:>9.1f}{one.queries:>9}{one.bare:>9.2f}"
        f"{one.page / one.bare:>8.1f}"
    )


def _paths() -> dict[str, str]:
    """The pages, by name; the deep one lies a hundred pages down."""
    from ouvrage.brands.models import Category
    from ouvrage.kit.paging import page_of
    from ouvrage.projects.queries import ProjectList
    from ouvrage.projects.queries.finding import NEWEST

    kind = Category.objects.order_by("-pk").values_list("pk", flat=True)[0]
    rows = ProjectList(categories=[kind]).rows(None)
    deep = page_of(rows, order=NEWEST, size=min(2_000, rows.count() // 2)).next
    narrow = f"/projets/?categorie={kind}&budget=over_5000&lieu=Nantes"
    return {
        "list": "/projets/",
        "filters": narrow,
        "deep page of a kind": f"/projets/?categorie={kind}&after={deep}",
        "two common words": "/projets/?q=logo+affiche",
        "a rare word": "/projets/?q=mot42",
        "best match": "/projets/?q=logo+affiche&tri=pertinence",
        "well spelt": "/projets/?q=boulangerie",
        "misspelt": "/projets/?q=boulangrie",
        "suggestions": "/projets/suggestions/?q=boul",
        "feed": "/projets/flux.atom",
    }


def _match() -> None:
    """One project against all searches: the statement alone, then the whole of the job."""
    from django.db import connection, transaction

    from ouvrage.kit.time import now
    from ouvrage.projects.models import Project, SearchHit
    from ouvrage.projects.saved.matching import FITTING, ONE, match_project

    number = Project.objects.listed().order_by("-pk").values_list("pk", flat=True)[0]
    alone = f"{ONE} SELECT count(*) FROM ({FITTING}) AS hit"  # noqa: S608 - our own words
    reads, works, count = [], [], 0
    for _round in range(10):
        with connection.cursor() as cursor:
            values = {"project": number, "now": now(), "due": now()}
            reads.append(_timed(lambda: cursor.execute(alone, values)))  # noqa: B023 - run at once
        with transaction.atomic():
            works.append(_timed(lambda: match_project(project_id=number)))
            count = SearchHit.objects.filter(project=number).count()
            transaction.set_rollback(True)
    read, work = (1_000 * statistics.median(one) for one in (reads, works))
    print(
        f"match: {count} hits; scan alone {read:.1f} ms, with hits written and jobs {work:.1f} ms"
    )


def _bare() -> None:
    """The least a page of twenty rows costs: one query, a template, Django's own middlewares."""
    from django.db import connection
    from django.template import engines

    with connection.cursor() as cursor:
        cursor.execute(BARE)
        rows = cursor.fetchall()
    template = engines["django"].from_string(
        "{% for id, title, summary, at in rows %}<li><h3><a href='/projets/{{ id }}/'>{{ title }}"
        "</a></h3><p>{{ summary }}</p><p>{{ at|date:'j F Y' }}</p></li>{% endfor %}"
    )
    template.render({"rows": rows})


def _found(response: Any) -> None:
    if response.status_code != 200:
        raise SystemExit(f"{response.status_code}: {response.request['PATH_INFO']}")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--projects", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=0, help="else a tenth of the projects")
    parser.add_argument("--port", type=int, default=0, help="else a free one")
    return parser.parse_args()


if __name__ == "__main__":
    main()
