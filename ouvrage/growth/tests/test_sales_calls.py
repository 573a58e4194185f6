"""Phone numbers are shown for a purpose, on record, within the law; promises are written."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from ouvrage.accounts.models import Quality, StaffRole
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.growth import errors
from ouvrage.growth.models import CallRefusal, Commitment, PhoneLook
from ouvrage.growth.sales import services
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, today
from ouvrage.notifications.models import Mail
from ouvrage.subscriptions.tests.factories import install_plans, moment, subscribed

MORNING = moment(2027, 3, 2, 9)  # a Tuesday, 10:00 in Paris


@pytest.fixture(autouse=True)
def site(db):
    install_plans()
    return BrandFactory()


@pytest.fixture
def damien(db):
    return activated(UserFactory(pseudo="damien", staff_roles=[StaffRole.SALES]))


@pytest.fixture
def fatou(db):
    return activated(UserFactory(pseudo="fatou", staff_roles=[StaffRole.SALES]))


def look(company, actor, purpose="commercial", at=MORNING, look_id=None):
    with clock_at(at):
        return services.show_phone(
            look_id=look_id or new_id(), company_id=company.pk, purpose=purpose, actor=actor
        )


def promise(company, actor, amount=None, commitment_id=None, days=30):
    return services.commit_to(
        commitment_id=commitment_id or new_id(),
        company_id=company.pk,
        text="Le deuxième mois sera remboursé si aucun projet ne convient.",
        amount=Money(amount) if amount else None,
        ends_on=today() + timedelta(days=days),
        actor=actor,
    )


def test_a_number_is_shown_once_per_form_and_on_record(paul, damien):
    same = new_id()

    look(paul.company, damien, look_id=same)
    look(paul.company, damien, look_id=same)

    fact = Fact.objects.get(kind="growth.phone_shown")
    assert (fact.actor_id, fact.data["purpose"]) == (damien.pk, "commercial")
    assert PhoneLook.objects.count() == 1


@pytest.mark.parametrize(
    "at",
    [moment(2027, 3, 2, 20), moment(2027, 3, 2, 12), moment(2027, 3, 6), moment(2027, 5, 1)],
    ids=["evening", "lunch", "saturday", "first of May"],
)
def test_nobody_is_called_to_be_sold_something_out_of_hours(paul, damien, at):
    with pytest.raises(errors.NotCallHours):
        look(paul.company, damien, at=at)
    assert not PhoneLook.objects.exists()


def test_at_most_four_times_in_thirty_days(paul, damien):
    for day in range(1, 5):
        look(paul.company, damien, at=moment(2027, 3, day))

    with pytest.raises(errors.CalledEnough):
        look(paul.company, damien, at=moment(2027, 3, 26))
    look(paul.company, damien, at=moment(2027, 4, 5))


def test_whoever_said_no_is_not_called_but_may_be_about_his_subscription(paul, damien):
    services.refuse_calls(company_id=paul.company_id, actor=damien, side="staff")
    services.refuse_calls(company_id=paul.company_id, actor=damien, side="staff")

    with pytest.raises(errors.CallRefused):
        look(paul.company, damien)
    with pytest.raises(errors.NoSubscription):
        look(paul.company, damien, purpose="contract")
    subscribed(paul)
    assert look(paul.company, damien, purpose="contract", at=moment(2027, 3, 6))
    assert Fact.objects.filter(kind="growth.calls_refused").count() == 1


def test_a_private_person_is_not_called_without_consent(paul, damien):
    paul.quality = Quality.CONSUMER
    paul.save()

    with pytest.raises(errors.ConsentMissing):
        look(paul.company, damien)


def test_the_provider_himself_says_whether_he_takes_calls(client, paul):
    client.force_login(paul)
    url = reverse("growth:commitments")

    client.post(url, {"calls": "no"})
    assert CallRefusal.objects.filter(company=paul.company).exists()
    client.post(url, {"calls": "yes"})
    assert not CallRefusal.objects.exists()


def test_a_promise_is_mailed_word_for_word_at_once(paul, damien, client):
    same = new_id()

    promise(paul.company, damien, commitment_id=same)
    promise(paul.company, damien, commitment_id=same)

    mail = Mail.objects.get(kind="growth.promise", recipient=paul)
    assert "Le deuxième mois sera remboursé" in mail.text
    client.force_login(paul)
    assert "Le deuxième mois" in client.get(reverse("growth:commitments")).content.decode()


def test_a_large_promise_does_not_leave_before_a_colleague_approves(paul, damien, fatou):
    commitment = promise(paul.company, damien, amount=15_000)
    assert not Mail.objects.filter(kind="growth.promise").exists()

    with pytest.raises(errors.OwnPromise):
        services.approve_commitment(commitment_id=commitment.pk, actor=damien)
    services.approve_commitment(commitment_id=commitment.pk, actor=fatou)
    services.approve_commitment(commitment_id=commitment.pk, actor=fatou)

    assert Mail.objects.filter(kind="growth.promise").count() == 1
    assert Commitment.objects.get().state == "given"


def test_a_declined_promise_never_leaves(paul, damien, fatou):
    commitment = promise(paul.company, damien, amount=15_000)

    services.decline_commitment(commitment_id=commitment.pk, answer="Trop.", actor=fatou)

    with pytest.raises(IllegalMove):
        services.approve_commitment(commitment_id=commitment.pk, actor=fatou)
    assert not Mail.objects.filter(kind="growth.promise").exists()


def test_a_promise_that_is_over_is_not_made(paul, damien):
    with pytest.raises(errors.PromiseOver):
        promise(paul.company, damien, days=-1)


def test_the_database_itself_wants_two_people_for_a_large_one(paul, damien):
    commitment = promise(paul.company, damien, amount=15_000)

    with pytest.raises(IntegrityError, match="commitment_two_people"), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(state="given", decided_by=damien)


@pytest.mark.django_db(transaction=True)
def test_two_agents_at_once_do_not_pass_the_bound_together(paul, damien, fatou):
    for day in range(1, 4):
        look(paul.company, damien, at=moment(2027, 3, day))
    ready = threading.Barrier(2)
    refused = []

    def call(actor):
        ready.wait()
        try:
            look(paul.company, actor, at=moment(2027, 3, 4))
        except errors.CalledEnough as refusal:
            refused.append(refusal)
        connection.close()

    both = [threading.Thread(target=call, args=[one]) for one in (damien, fatou)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert PhoneLook.objects.count() == 4
    assert len(refused) == 1
