"""Changing an offer: free while the project is open, every version kept, differences shown."""

import pytest

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.notifications.models import Mail
from ouvrage.offers import errors
from ouvrage.offers.differences import Kind, Piece, differences, word_changes
from ouvrage.offers.models import Offer
from ouvrage.offers.services import edit_offer, mark_read, withdraw_offer
from ouvrage.offers.tests.factories import terms, whole
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


def test_each_version_is_kept(offer: Offer, paul: User) -> None:
    edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)

    offer.refresh_from_db()
    assert offer.version == 2
    assert offer.changed_at is not None
    assert list(offer.versions.order_by("number").values_list("price_cents", flat=True)) == [
        90_000,
        80_000,
    ]


def test_the_same_words_again_make_no_version(offer: Offer, paul: User) -> None:
    edit_offer(offer_id=offer.pk, terms=terms(), actor=paul)

    offer.refresh_from_db()
    assert offer.version == 1


def test_nobody_changes_the_offer_of_another_company(offer: Offer, nadia: User) -> None:
    with pytest.raises(errors.NotYourOffer) as refusal:
        edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=nadia)

    assert refusal.value.code == "offers.not_your_offer"


def test_a_withdrawn_offer_does_not_change_any_more(offer: Offer, paul: User) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    with pytest.raises(errors.NoLongerLive) as refusal:
        edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)

    assert refusal.value.code == "offers.no_longer_live"


def test_an_offer_stays_as_it_is_once_the_project_is_not_open(offer: Offer, paul: User) -> None:
    Project.objects.filter(pk=offer.project_id).update(state=ProjectState.SELECTED)

    with pytest.raises(errors.ProjectClosed):
        edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)


def test_differences_tell_price_delay_milestones_and_words(offer: Offer, paul: User) -> None:
    edit_offer(offer_id=offer.pk, terms=whole(80_000, pitch="Deux pistes de logo."), actor=paul)
    first, second = offer.versions.order_by("number")

    found = differences(first, second)

    assert found.price == (Money(90_000), Money(80_000))
    assert found.delivery_days is None
    assert [one.label for one in found.milestones_before] == ["Trois pistes", "Logo définitif"]
    assert found.pitch[0] == Piece(Kind.REMOVED, "Trois ")


def test_words_that_came_and_went_are_told_apart() -> None:
    pieces = word_changes("un logo simple", "un beau logo simple")

    assert pieces == [
        Piece(Kind.KEPT, "un "),
        Piece(Kind.ADDED, "beau "),
        Piece(Kind.KEPT, "logo simple"),
    ]


def test_the_client_hears_of_a_change_by_mail_once_he_had_read_the_offer(
    offer: Offer, claire: User, paul: User
) -> None:
    edit_offer(offer_id=offer.pk, terms=whole(85_000), actor=paul)
    run_due()
    assert not Mail.objects.filter(kind="offers.changed").exists()

    mark_read(offer_id=offer.pk, actor=claire)
    edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)
    run_due()

    mail = Mail.objects.get(kind="offers.changed", recipient=claire)
    assert "en 20 jours" in mail.text
