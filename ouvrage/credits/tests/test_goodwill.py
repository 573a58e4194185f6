"""Gestures: small ones at once, large ones by two people, whatever is tried."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from ouvrage.accounts.models import StaffRole
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.conftest import activated
from ouvrage.credits import facts
from ouvrage.credits.errors import CompanyUnknown, NeedsSecondPerson, OwnCompany
from ouvrage.credits.goodwill.queries import company_named
from ouvrage.credits.goodwill.services import approve_goodwill, ask_goodwill, decline_goodwill
from ouvrage.credits.models import Cause, CreditKind, Goodwill, Grant
from ouvrage.credits.queries import balances
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import Mail


@pytest.fixture
def damien(db):
    """A sales agent."""
    return activated(UserFactory(pseudo="damien", staff_roles=[StaffRole.SALES]))


@pytest.fixture
def fatou(db):
    """A support agent."""
    return activated(UserFactory(pseudo="fatou", staff_roles=[StaffRole.SUPPORT]))


def ask(company_id, actor, count=5, goodwill_id=None):
    return ask_goodwill(
        goodwill_id=goodwill_id or new_id(),
        company_id=company_id,
        kind=CreditKind.OFFRE,
        count=count,
        reason="Le projet 42 a été retiré pendant votre rédaction.",
        actor=actor,
    )


def offers_left(user):
    return balances(user.company_id)[CreditKind.OFFRE].count


def test_a_small_gesture_is_given_at_once_and_its_reason_is_told(paul, damien):
    gesture = ask(paul.company_id, damien)

    assert gesture.state == "given"
    assert offers_left(paul) == 5
    assert Grant.objects.get(key=f"goodwill:{gesture.pk}").cause == Cause.GOODWILL
    mail = Mail.objects.get(recipient=paul, kind="credits.gesture")
    assert "projet 42" in mail.text


def test_the_same_form_sent_twice_gives_once(paul, damien):
    same = new_id()

    ask(paul.company_id, damien, goodwill_id=same)
    ask(paul.company_id, damien, goodwill_id=same)

    assert offers_left(paul) == 5


def test_a_large_gesture_waits_for_somebody_else(paul, damien, fatou):
    gesture = ask(paul.company_id, damien, count=21)
    assert (gesture.state, offers_left(paul)) == ("asked", 0)

    with pytest.raises(NeedsSecondPerson):
        approve_goodwill(goodwill_id=gesture.pk, actor=damien)
    assert offers_left(paul) == 0

    approve_goodwill(goodwill_id=gesture.pk, actor=fatou)
    approve_goodwill(goodwill_id=gesture.pk, actor=fatou)
    assert offers_left(paul) == 21
    granted = Fact.objects.get(kind=facts.GRANTED.name)
    assert (granted.actor_id, granted.data["approved_by"]) == (damien.pk, fatou.pk)


def test_a_large_gesture_in_small_parts_is_a_large_one(paul, damien):
    ask(paul.company_id, damien, count=15)

    second = ask(paul.company_id, damien, count=6)

    assert second.state == "asked"
    assert offers_left(paul) == 15


def test_a_declined_gesture_gives_nothing_and_says_why(paul, damien, fatou):
    gesture = ask(paul.company_id, damien, count=30)

    decline_goodwill(goodwill_id=gesture.pk, answer="Trop pour un seul projet.", actor=fatou)

    with pytest.raises(IllegalMove):
        approve_goodwill(goodwill_id=gesture.pk, actor=fatou)
    assert offers_left(paul) == 0
    assert damien.notices.get().text.endswith("Trop pour un seul projet.")


def test_nobody_gives_to_his_own_company(paul):
    paul.staff_roles = [StaffRole.SALES]

    with pytest.raises(OwnCompany):
        ask(paul.company_id, paul)


def test_the_database_itself_wants_two_people(paul, damien):
    gesture = ask(paul.company_id, damien, count=50)

    with pytest.raises(IntegrityError, match="goodwill_two_people"), transaction.atomic():
        Goodwill.objects.filter(pk=gesture.pk).update(
            state="given", decided_by=damien, decided_at=gesture.asked_at
        )


def test_a_provider_is_found_by_pseudo_address_or_number(paul):
    paul.company.registration_number = "732829320"
    paul.company.save()

    found = {company_named(words).pk for words in ("PAUL", paul.email, "732 829 320")}

    assert found == {paul.company_id}
    with pytest.raises(CompanyUnknown):
        company_named("personne")


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_approve_at_once_give_once(paul, damien, fatou):
    other = UserFactory(staff_roles=[StaffRole.ACCOUNTANT])
    gesture = ask(paul.company_id, damien, count=40)
    ready = threading.Barrier(2)

    def approve(actor):
        ready.wait()
        approve_goodwill(goodwill_id=gesture.pk, actor=actor)
        connection.close()

    both = [threading.Thread(target=approve, args=[one]) for one in (fatou, other)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert offers_left(paul) == 40


@pytest.mark.django_db(transaction=True)
def test_two_small_gestures_at_once_do_not_pass_the_bound_together(paul, damien):
    ready = threading.Barrier(2)

    def give():
        ready.wait()
        ask(paul.company_id, damien, count=15)
        connection.close()

    both = [threading.Thread(target=give) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert offers_left(paul) == 15


@pytest.mark.django_db
def test_what_was_typed_is_kept_when_nobody_answers_to_it(client, damien, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(damien)
    typed = {
        "goodwill_id": new_id(), "company": "inconnue", "kind": "OFFRE", "count": 3,
        "reason": "Une attente trop longue.",
    }  # fmt: skip

    answer = client.post(reverse("credits:goodwill"), typed)

    assert answer.status_code == 422
    assert "Une attente trop longue." in answer.content.decode()
    assert not Goodwill.objects.exists()


@pytest.mark.django_db
def test_the_desk_lists_what_waits_in_a_bounded_number_of_queries(
    client, paul, damien, fatou, settings, django_assert_max_num_queries
):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    for _ in range(6):
        ask(paul.company_id, damien, count=25)
    ask(paul.company_id, fatou, count=2)
    client.force_login(fatou)
    client.get(reverse("credits:goodwill"))

    with django_assert_max_num_queries(8):
        page = client.get(reverse("credits:goodwill")).content.decode()

    assert page.count("/decliner/") == 6
    assert client.get(reverse("credits:goodwill_export")).status_code == 200
