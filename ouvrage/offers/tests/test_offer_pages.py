"""The pages about offers, as browsers without JavaScript use them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from ouvrage.offers.errors import EmptyMessage
from ouvrage.offers.models import Offer, OfferDraft
from ouvrage.offers.services import ask_publicly, edit_offer, write_privately
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of, open_offer, whole
from ouvrage.projects.models import Project


def typed(**changes: Any) -> dict[str, Any]:
    """A form as somebody fills it in."""
    fields: dict[str, Any] = {
        "offer_id": str(new_id()),
        "price": "1 200,50",
        "delivery_days": "30",
        "pitch": "Une identité qui se lit de loin.",
        "label_1": "Pistes",
        "amount_1": "200,50",
        "days_1": "10",
        "label_2": "Logo",
        "amount_2": "1000",
    }
    return {**fields, **changes}


def write_url(project: Project) -> str:
    return reverse("offers:write", args=[project.pk])


def test_an_offer_is_sent_from_the_form(client: Client, project: Project, paul: User) -> None:
    open_offer(paul, project)
    client.force_login(paul)
    assert client.get(write_url(project)).status_code == 200

    sent = client.post(write_url(project), typed())

    offer = Offer.objects.get()
    assert sent.status_code == 303
    assert offer.price_cents == 120_050
    assert [one["days"] for one in offer.versions.get().milestones] == [10, 30]


def test_without_milestones_the_whole_work_is_one(
    client: Client, project: Project, paul: User
) -> None:
    open_offer(paul, project)
    client.force_login(paul)

    client.post(
        write_url(project), typed(label_1="", amount_1="", days_1="", label_2="", amount_2="")
    )

    assert [one["label"] for one in Offer.objects.get().versions.get().milestones] == [
        "Tout le travail"
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount_2": "900"}, "1 100,50"),
        ({"amount_2": ""}, "un nom et un montant"),
        ({"days_1": "31"}, "après la fin de votre délai"),
        ({"price": "beaucoup"}, "1250,50"),
        ({"pitch": "Appelez le 06 39 98 00 12"}, "06 39 98 00 12"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, project: Project, paul: User, changes: dict[str, str], said: str
) -> None:
    open_offer(paul, project)
    client.force_login(paul)

    answer = client.post(write_url(project), typed(**changes))

    text = answer.content.decode().replace("\u202f", " ")
    assert answer.status_code == 422
    assert said in text
    assert "Pistes" in text
    assert not Offer.objects.exists()


def test_without_the_right_the_pre_spend_card_comes_first(
    client: Client, project: Project, paul: User
) -> None:
    client.force_login(paul)

    answer = client.get(write_url(project))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("access:card", args=[project.pk, "offre"])


def test_a_draft_is_kept_while_it_is_typed(client: Client, project: Project, paul: User) -> None:
    open_offer(paul, project)
    client.force_login(paul)

    answer = client.post(
        reverse("offers:draft", args=[project.pk]),
        {"pitch": "Je comm", "company": "99", "offer_id": "x"},
    )

    assert answer.status_code == 204
    assert OfferDraft.objects.get().fields == {"pitch": "Je comm"}
    assert "Je comm" in client.get(write_url(project)).content.decode()


def test_the_client_compares_offers_in_few_queries(
    client: Client, offer: Offer, rival: Offer, claire: User, django_assert_max_num_queries: Any
) -> None:
    client.force_login(claire)
    url = reverse("offers:compare", args=[offer.project_id])
    client.get(url)

    with django_assert_max_num_queries(14):
        page = client.get(url, {"tri": "prix"}).content.decode()

    assert offer.company.name in page
    assert rival.company.name in page


def test_the_comparison_is_for_the_client_and_the_desk(
    client: Client, offer: Offer, paul: User, sophie: User
) -> None:
    url = reverse("offers:compare", args=[offer.project_id])

    client.force_login(paul)
    assert client.get(url).status_code == 404
    client.force_login(sophie)
    assert client.get(url).status_code == 200


def test_opening_an_offer_is_noted_and_changes_are_shown(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    url = reverse("offers:read", args=[offer.pk])
    client.force_login(claire)
    client.get(url)
    edit_offer(offer_id=offer.pk, terms=whole(80_000, pitch="Deux pistes de logo."), actor=paul)

    page = client.get(url).content.decode()

    offer.refresh_from_db()
    assert offer.read_version == 2
    assert "<del>Trois </del>" in page
    assert "<ins>Deux </ins>" in page


def test_choosing_tells_its_consequence_first(
    client: Client, offer: Offer, rival: Offer, claire: User
) -> None:
    url = reverse("offers:select", args=[offer.pk])
    client.force_login(claire)
    asked = client.get(url).content.decode()
    assert "Rien ne vous engage avant les deux signatures" in asked

    client.post(url, {"version": "1"})

    offer.refresh_from_db()
    assert offer.state == OfferState.SELECTED


def test_a_choice_of_an_old_version_goes_back_with_the_sentence(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    edit_offer(offer_id=offer.pk, terms=whole(99_000), actor=paul)
    client.force_login(claire)

    answer = client.post(reverse("offers:select", args=[offer.pk]), {"version": "1"}, follow=True)

    assert "offers.changed_meanwhile" in answer.content.decode()


def test_questions_are_answered_before_every_bidder(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    asked = ask_publicly(
        message_id=new_id(), project_id=offer.project_id, body="Deux tailles ?", actor=paul
    )
    client.force_login(claire)

    client.post(
        reverse("offers:answer", args=[offer.project_id]),
        {"message_id": str(new_id()), "answers_id": str(asked.pk), "body": "Oui, deux."},
    )

    answer = Message.objects.get(answers=asked)
    assert answer.thread.company_id is None
    page = client.get(reverse("offers:compare", args=[offer.project_id])).content.decode()
    assert "Oui, deux." in page


def test_a_private_message_is_read_by_the_two_only(
    client: Client, offer: Offer, claire: User, paul: User, nadia: User
) -> None:
    url = reverse("offers:message", args=[offer.pk])
    message = {"message_id": str(new_id()), "body": "Pouvez-vous commencer lundi ?"}
    client.force_login(claire)
    client.post(url, message)
    client.post(url, message)

    assert Message.objects.count() == 1
    client.force_login(paul)
    page = client.get(reverse("offers:read", args=[offer.pk])).content.decode()
    assert "commencer lundi" in page
    client.force_login(nadia)
    assert client.post(url, message).status_code == 404


def test_contact_details_in_a_message_are_refused_and_said(
    client: Client, offer: Offer, claire: User
) -> None:
    client.force_login(claire)

    answer = client.post(
        reverse("offers:message", args=[offer.pk]),
        {"message_id": str(new_id()), "body": "Mon numéro : 06 39 98 00 12"},
        follow=True,
    )

    assert "messaging.contact_details" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_refused_message_leads_back_to_the_page_it_was_written_on(
    client: Client, offer: Offer, claire: User
) -> None:
    client.force_login(claire)
    sent_to = reverse("offers:message", args=[offer.pk])
    page = "http://testserver" + reverse("offers:read", args=[offer.pk])
    sent = {"message_id": str(new_id()), "body": "Mon numéro : 06 39 98 00 12"}

    first = client.post(sent_to, sent, headers={"referer": page}).content.decode()
    again = client.post(
        sent_to, {**sent, "sent_from": page}, headers={"referer": "http://testserver" + sent_to}
    ).content.decode()
    elsewhere = client.post(
        sent_to, {**sent, "sent_from": "https://exemple.test/"}
    ).content.decode()

    assert f'name="sent_from" value="{page}"' in first
    assert f'<a class="button" href="{page}">' in first
    assert f'<a class="button" href="{page}">' in again
    assert "exemple.test" not in elsewhere


def test_an_empty_message_is_refused(offer: Offer, claire: User) -> None:
    with pytest.raises(EmptyMessage) as refusal:
        write_privately(message_id=new_id(), offer_id=offer.pk, body="  ", actor=claire)

    assert refusal.value.code == "offers.empty_message"


def test_my_offers_show_states_and_filter(
    client: Client, project: Project, paul: User, claire: User
) -> None:
    offer_of(paul, project)
    client.force_login(paul)
    url = reverse("offers:mine")

    assert "Pas encore ouverte" in client.get(url).content.decode()
    assert project.title not in client.get(url, {"etat": "declined"}).content.decode()


def test_a_stranger_finds_no_offer(client: Client, offer: Offer, nadia: User) -> None:
    client.force_login(nadia)

    for name in ("read", "select", "decline", "withdraw"):
        assert client.get(reverse(f"offers:{name}", args=[offer.pk])).status_code == 404
