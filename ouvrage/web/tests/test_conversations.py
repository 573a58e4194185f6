"""The page of one's conversations: what is in it, what waits, what is found, what never leaks."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.messaging.conversations.queries import Conversations, Line, waiting_messages
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.tests.talks import ask, open_report, tell_all, write

MOST_QUERIES = 14
PAGE = "/messages/"


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire, title="Une enseigne peinte")


@pytest.fixture
def offer(project: Project, paul: User) -> Offer:
    return offer_of(paul, project)


def lines(reader: User, **asked: Any) -> list[Line]:
    query = Conversations(**asked)
    return query.lines(reader, query.page(reader))


def test_the_client_finds_all_talks_about_his_projects_newest_first(
    project: Project, offer: Offer, claire: User, paul: User, nadia: User
) -> None:
    ask(project, paul)
    write(offer, paul, "En privé")
    write(offer_of(nadia, project), nadia, "De Nadia")

    assert [line.message.body for line in lines(claire)] == [
        "De Nadia",
        "En privé",
        "Combien de pistes ?",
    ]


def test_each_leads_to_the_very_place_of_its_words(
    client: Client, project: Project, offer: Offer, claire: User, paul: User
) -> None:
    asked, written = ask(project, paul), write(offer, paul)

    private, public = (line.url for line in lines(claire))

    assert private == f"{reverse('offers:read', args=[offer.pk])}#message-{written.pk}"
    assert public.endswith(f"?tab=thread&filter=messages#message-{asked.pk}")
    client.force_login(claire)
    for url in (private, public):
        page, _, anchor = url.partition("#")
        assert f'id="{anchor}"' in client.get(page).text


def test_private_words_of_others_never_appear(
    client: Client, project: Project, offer: Offer, claire: User, paul: User, nadia: User
) -> None:
    write(offer, claire, "Pour Paul seulement")
    tell_all(project, "Pour tous")
    open_report(nadia, project)
    client.force_login(nadia)

    for query in ({}, {"q": "Paul"}, {"voir": "non-lus"}):
        assert "Paul seulement" not in client.get(PAGE, query).text
    assert [line.message.body for line in lines(nadia)] == ["Pour tous"]
    assert lines(nadia, words="seulement") == []
    assert waiting_messages(nadia) == 1


def test_public_words_need_the_report(project: Project, offer: Offer, paul: User) -> None:
    tell_all(project)
    assert lines(paul) == []

    open_report(paul, project)

    assert len(lines(paul)) == 1


def test_a_stranger_and_another_client_find_nothing(
    client: Client, project: Project, offer: Offer, claire: User, nadia: User
) -> None:
    write(offer, claire)
    tell_all(project)
    client.force_login(nadia)

    assert "Aucune conversation" in client.get(PAGE).text


def test_words_are_found_by_stem_and_without_accents_and_marked(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    write(offer, claire, "Les maquettes colorées <3 & vives sont réussies.")
    write(offer, claire, "Autre chose.")
    client.force_login(paul)

    page = client.get(PAGE, {"q": "maquette coloree"}).text

    assert "<mark>maquettes</mark>" in page
    assert "<mark>colorées</mark> &lt;3 &amp; vives" in page
    assert "Rien ne dit" in client.get(PAGE, {"q": "girafe"}).text


def test_unread_is_counted_until_the_conversation_was_read(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    write(offer, claire, "Une")
    write(offer, claire, "Deux")
    client.force_login(paul)
    assert (waiting_messages(paul), lines(paul, only_unread=True)[0].unread) == (2, 2)
    assert client.get(reverse("notifications:bell")).json()["messages"] == 2

    client.get(reverse("offers:read", args=[offer.pk]))

    assert (waiting_messages(paul), lines(paul, only_unread=True)) == (0, [])
    assert "Tout est lu" in client.get(PAGE, {"voir": "non-lus"}).text


@pytest.mark.parametrize(("tab", "left"), [("?tab=thread", 0), ("?tab=brief", 2)])
def test_the_thread_of_the_report_reads_what_it_shows(
    client: Client, project: Project, offer: Offer, claire: User, paul: User, tab: str, left: int
) -> None:
    ask(project, paul)
    write(offer, paul)
    client.force_login(claire)

    client.get(reverse("web:project", args=[project.pk]) + tab)

    assert waiting_messages(claire) == left


def test_the_comparison_reads_the_questions(
    client: Client, project: Project, offer: Offer, claire: User, paul: User
) -> None:
    ask(project, paul)
    write(offer, paul)
    client.force_login(claire)

    client.get(reverse("offers:compare", args=[project.pk]))

    assert [line.unread for line in lines(claire)] == [1, 0]


def test_the_other_side_reads_when_its_private_words_were_read(
    client: Client, project: Project, offer: Offer, claire: User, paul: User
) -> None:
    write(offer, claire)
    pages = [
        reverse("offers:read", args=[offer.pk]),
        reverse("web:project", args=[project.pk]) + "?tab=thread",
    ]
    client.force_login(claire)
    assert not any("lu aujourd’hui" in client.get(page).text for page in pages)

    client.force_login(paul)
    client.get(reverse("offers:talk", args=[offer.pk]))
    client.force_login(claire)

    assert all("lu aujourd’hui" in client.get(page).text for page in pages)


def test_the_desk_reads_without_a_mark(
    client: Client, project: Project, offer: Offer, claire: User, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    write(offer, claire)
    client.force_login(sophie)

    assert client.get(reverse("offers:read", args=[offer.pk])).status_code == 200
    assert client.get(reverse("web:project", args=[project.pk])).status_code == 200
    client.force_login(claire)

    assert "lu aujourd’hui" not in client.get(reverse("offers:read", args=[offer.pk])).text


def test_staff_are_told_that_the_page_is_not_theirs(
    client: Client, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)

    assert client.get(PAGE).status_code == 403
    assert client.get(reverse("notifications:bell")).json()["messages"] == 0


def test_the_page_costs_the_same_whatever_there_is(
    client: Client, claire: User, paul: User, nadia: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        project = ProjectFactory(client=claire)
        for provider in (paul, nadia):
            write(offer_of(provider, project), provider, f"Message {number}")
    client.force_login(claire)
    client.get(PAGE)

    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(PAGE, {"q": "message"}).text

    assert page.count("data-row>") == 20
    assert "after=" in page


def test_a_second_page_goes_on_where_the_first_ended(claire: User, paul: User) -> None:
    for number in range(22):
        write(offer_of(paul, ProjectFactory(client=claire)), paul, f"Message {number}")
    first = Conversations().page(claire)
    second = Conversations(after=first.next).page(claire)

    assert (len(first), len(second), second.next) == (20, 2, "")
    assert not {row.pk for row in first} & {row.pk for row in second}
