"""How good the search is: a corpus of believable projects, queries as people type them.

`pytest -s` prints each query with what came. Recall counts, among the first five, the projects that
should come; precision, how many of those shown belong there.
"""

import sys
from pathlib import Path
from statistics import mean

import pytest

from ouvrage.projects import vocabulary
from ouvrage.projects.queries import Order, ProjectList
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
DATA = Path(__file__).with_name("data")
SHOWN = 5


def lines_of(name):
    texts = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [text for text in texts if text and not text.startswith("#")]


@pytest.fixture
def corpus(claire):
    """Key of each project by its number."""
    first = ProjectFactory(title="Sans rapport", client=claire, submitted=True)
    keys = {}
    for line in lines_of("corpus.txt"):
        key, title, said, keywords = (part.strip() for part in line.split("|"))
        project = ProjectFactory(
            title=title,
            summary="",
            description=said,
            keywords=keywords,
            client=claire,
            brand=first.brand,
            category=first.category,
        )
        keys[project.pk] = key
    vocabulary.refresh()
    return keys


def test_people_find_what_they_mean(corpus):
    queries = [line.split(" => ") for line in lines_of("queries.txt")]
    said, recalls, precisions = [], [], []
    for typed, answer in queries:
        wanted = set(answer.split())
        found = ProjectList(words=typed, order=Order.BEST, size=SHOWN).find(None)
        came = [corpus[line.project.pk] for line in found.lines]
        recalls.append(len(wanted & set(came)) / min(len(wanted), SHOWN))
        precisions.append(len(wanted & set(came)) / len(came) if came else 0)
        sign = " " if recalls[-1] == precisions[-1] == 1 else "!"
        said.append(f"{sign} {typed:<42} {' '.join(came)}   [{answer}]")
    said.append(
        f"{len(corpus)} projects, {len(queries)} queries: "
        f"recall@5 {mean(recalls):.3f}, precision {mean(precisions):.3f}"
    )

    sys.stdout.write("\n".join(["", *said, ""]))

    assert len(corpus) >= 60
    assert len(queries) >= 50
    assert mean(recalls) >= 0.95
    assert mean(precisions) >= 0.9
