"""What robots, feed readers and people who share a page are given; read by real parsers."""

import json
import re
from urllib.robotparser import RobotFileParser

import pytest
from django.urls import reverse
from lxml import etree, html

from ouvrage.kit.time import now
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web import discovery

pytestmark = pytest.mark.django_db
MAP = {"s": discovery.NAMESPACE}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def parsed(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return etree.fromstring(body)


def test_the_sitemap_leads_to_every_listed_project_and_to_no_other(client):
    listed = ProjectFactory(title="Visible")
    asleep = ProjectFactory(state="dormant")
    for state in ("submitted", "cancelled", "finalised"):
        ProjectFactory(state=state)

    index = parsed(client, "/sitemap.xml")
    files = [one.text for one in index.findall("s:sitemap/s:loc", MAP)]
    pages = [
        loc.text
        for path in files
        for loc in parsed(client, "/" + path.split("/", 3)[3]).findall("s:url/s:loc", MAP)
    ]

    found = {int(m[1]) for url in pages if (m := re.search(r"/projets/(\d+)/$", url))}
    assert found == {listed.pk, asleep.pk}
    assert len(pages) == len(set(pages)) == len(discovery.PAGES) + 2


def test_a_sitemap_holds_the_projects_of_its_numbers(client, monkeypatch):
    first, second = ProjectFactory(), ProjectFactory()
    monkeypatch.setattr(discovery, "PER_FILE", second.pk)

    text = "".join(discovery.sitemap_projects(None, 0))

    assert f"/projets/{first.pk}/" in text
    assert f"/projets/{second.pk}/" not in text
    assert f"/projets/{second.pk}/" in "".join(discovery.sitemap_projects(None, 1))
    index = "".join(discovery.sitemap_index(None))
    assert index.count("sitemap-projets-") == 2


def test_a_sitemap_is_one_query_however_long(client, django_assert_num_queries):
    ProjectFactory.create_batch(5)

    with django_assert_num_queries(1):
        list(discovery.sitemap_projects(None, 0))


def test_robots_read_the_public_pages_only(client):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())

    assert rules.can_fetch("*", "/projets/")
    assert rules.can_fetch("*", "/projets/12/")
    assert not rules.can_fetch("*", "/bureau/")
    assert not rules.can_fetch("*", "/mes-recherches/")
    assert rules.site_maps()


def test_a_feed_is_atom_with_the_newest_first(client):
    old = ProjectFactory(title="Ancien & vieux", confirmed_alive_at=now().replace(year=2020))
    ProjectFactory(title="Neuf <b>")
    paths = [
        reverse("projects:feed"),
        reverse("projects:category_feed", args=[old.category.slug]),
    ]

    for path in paths:
        feed = parsed(client, path)
        assert feed.tag == f"{{{ATOM['a']}}}feed"
        for needed in ("a:id", "a:title", "a:updated", "a:author/a:name"):
            assert feed.find(needed, ATOM) is not None
        entries = feed.findall("a:entry", ATOM)
        assert [entry.findtext("a:title", None, ATOM) for entry in entries] == [
            "Neuf <b>",
            "Ancien & vieux",
        ]
        for entry in entries:
            assert entry.findtext("a:id", None, ATOM).startswith("http")
            assert entry.findtext("a:updated", None, ATOM)
    assert client.get("/projets/flux/inconnu.atom").status_code == 404


def test_a_project_says_what_it_is_and_never_whose(client):
    project = ProjectFactory(title="Logo </script><b>", contact_name="Zoé Canari")

    page = client.get(reverse("web:project", args=[project.pk])).text
    tree = html.fromstring(page)
    said = json.loads(tree.xpath('//script[@type="application/ld+json"]')[0].text)

    assert (said["@type"], said["name"]) == ("Demand", "Logo </script><b>")
    assert said["priceSpecification"]["minPrice"] == 1_000
    assert tree.xpath('//link[@rel="canonical"]/@href') == [said["url"]]
    assert tree.xpath('//meta[@property="og:title"]/@content') == ["Logo </script><b>"]
    assert "Canari" not in page


def test_what_left_the_list_is_not_indexed(client):
    project = ProjectFactory(state="finalised")

    page = client.get(reverse("web:project", args=[project.pk])).text

    assert '<meta name="robots" content="noindex">' in page
    assert "ld+json" not in page


@pytest.mark.parametrize(
    ("query", "indexed"),
    [("", True), ("?categorie=1", True), ("?q=logo", False), ("?budget=over_5000", False),
     ("?categorie=1&categorie=2", False), ("?after=x", False)],
)  # fmt: skip
def test_only_the_useful_lists_are_indexed(client, query, indexed):
    ProjectFactory()

    page = client.get(reverse("projects:list") + query).text

    assert ('rel="canonical"' in page) is indexed
    assert ("noindex, follow" in page) is not indexed
    assert Project.objects.exists()
