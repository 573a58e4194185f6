"""The client's board with a dozen offers: filters, order, side by side, several turned down."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.notifications.models import Mail
from ouvrage.offers import errors
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import (
    decline_offer,
    decline_offers,
    edit_offer,
    mark_read,
    shortlist_offer,
    withdraw_offer,
)
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of, whole
from ouvrage.offers.weighing.services import Wanted, set_criteria, weigh_offer
from ouvrage.projects.models import Project

REASON = DeclineReason.TOO_EXPENSIVE


@pytest.fixture
def dozen(project: Project) -> list[Offer]:
    return [
        offer_of(UserFactory(provider=True), project, said=whole(100_000 - 1_000 * number))
        for number in range(12)
    ]


@pytest.fixture
def board(client: Client, claire: User, project: Project) -> Any:
    client.force_login(claire)
    page = reverse("offers:compare", args=[project.pk])
    return lambda query="": client.get(page + query).context


def test_a_dozen_offers_stand_in_one_table(dozen: list[Offer], board: Any) -> None:
    shown = board()

    assert len(shown["lines"]) == 12
    assert shown["items"] == []  # too many to lay side by side unasked


def test_those_ticked_are_side_by_side_four_at_most(dozen: list[Offer], board: Any) -> None:
    ticked = "&".join(f"avec={offer.pk}" for offer in dozen[:6])

    assert len(board("?" + ticked)["items"]) == 4
    assert len(board(f"?avec={dozen[0].pk}&avec=nonsense")["items"]) == 1


def test_the_shortlist_comes_side_by_side_by_itself(
    dozen: list[Offer], board: Any, claire: User
) -> None:
    for offer in dozen[:2]:
        shortlist_offer(offer_id=offer.pk, actor=claire)

    assert [item.title for item in board()["items"]] == [offer.company.name for offer in dozen[:2]]


def test_the_board_is_filtered(dozen: list[Offer], board: Any, claire: User) -> None:
    shortlist_offer(offer_id=dozen[0].pk, actor=claire)
    decline_offer(offer_id=dozen[1].pk, reason=REASON, text="", actor=claire)

    counts = {
        kept: len(board(f"?voir={kept}")["lines"]) for kept in ("retenues", "a-repondre", "passees")
    }
    assert counts == {"retenues": 1, "a-repondre": 11, "passees": 1}


def test_the_board_is_sorted_by_price_and_by_own_score(
    dozen: list[Offer], board: Any, claire: User, project: Project
) -> None:
    set_criteria(project_id=project.pk, wanted=[Wanted("Tout")], actor=claire)
    (criterion,) = project.offer_criteria.all()
    weigh_offer(offer_id=dozen[5].pk, points={criterion.pk: 5}, text="", actor=claire)

    assert board("?tri=prix")["lines"][0].offer == dozen[11]
    assert board("?tri=note")["lines"][0].offer == dozen[5]


def test_a_change_since_the_reading_is_told(dozen: list[Offer], board: Any, claire: User) -> None:
    mark_read(offer_id=dozen[0].pk, actor=claire)
    edit_offer(offer_id=dozen[0].pk, terms=whole(50_000), actor=dozen[0].author)

    changed = [line.offer for line in board()["lines"] if line.is_modified]
    assert changed == [dozen[0]]


def test_the_board_asks_as_much_of_one_offer_as_of_twelve(
    offer: Offer,
    client: Client,
    claire: User,
    project: Project,
    django_assert_max_num_queries: Any,
) -> None:
    for _number in range(11):
        offer_of(UserFactory(provider=True), project)
    client.force_login(claire)

    with django_assert_max_num_queries(24):
        client.get(reverse("offers:compare", args=[project.pk]))


def test_the_sheet_holds_every_offer(dozen: list[Offer], client: Client, claire: User) -> None:
    client.force_login(claire)
    sheet = b"".join(client.get(reverse("offers:export", args=[dozen[0].project_id])))

    assert sheet.decode("utf-8-sig").count("1000,00") == 1
    assert len(sheet.splitlines()) == 13


def test_the_sheet_is_not_for_providers(offer: Offer, paul: User, client: Client) -> None:
    client.force_login(paul)

    assert client.get(reverse("offers:export", args=[offer.project_id])).status_code == 404


def test_several_are_turned_down_after_a_preview(
    dozen: list[Offer], client: Client, claire: User, project: Project
) -> None:
    client.force_login(claire)
    page = reverse("offers:decline_several", args=[project.pk])
    said = {"avec": [str(offer.pk) for offer in dozen[:3]], "reason": REASON, "text": "Merci."}

    preview = client.post(page, said)
    assert "Merci." in preview.content.decode()
    assert not Offer.objects.filter(state=OfferState.DECLINED).exists()

    for _again in range(2):
        client.post(page, said | {"send": "1"})
    run_due()
    assert Offer.objects.filter(state=OfferState.DECLINED).count() == 3
    assert Mail.objects.filter(kind="offers.declined").count() == 3


def test_those_decided_meanwhile_are_left_alone(
    offer: Offer, rival: Offer, claire: User, paul: User
) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    both = [offer.pk, rival.pk]
    told = decline_offers(
        project_id=offer.project_id, offer_ids=both, reason=REASON, text="", actor=claire
    )
    assert told == 1
    with pytest.raises(errors.NothingToDecline) as refusal:
        decline_offers(
            project_id=offer.project_id, offer_ids=both, reason=REASON, text="", actor=claire
        )
    assert refusal.value.code == "offers.nothing_to_decline"


def test_only_the_client_turns_several_down(offer: Offer, paul: User) -> None:
    with pytest.raises(errors.NotYourProject):
        decline_offers(
            project_id=offer.project_id, offer_ids=[offer.pk], reason=REASON, text="", actor=paul
        )


def test_any_two_versions_are_compared_by_both_sides(
    offer: Offer, claire: User, paul: User, nadia: User, client: Client
) -> None:
    for cents in (80_000, 70_000):
        edit_offer(offer_id=offer.pk, terms=whole(cents), actor=paul)
    page = reverse("offers:versions", args=[offer.pk])

    for person in (claire, paul):
        client.force_login(person)
        changes = client.get(page + "?de=1&a=3").context["changes"]
        assert changes.price == (Money(90_000), Money(70_000))
        assert client.get(page).context["changes"].price == (Money(80_000), Money(70_000))
    client.force_login(nadia)
    assert client.get(page).status_code == 404
