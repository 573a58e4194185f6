"""Credits come back by themselves, on evidence, each once (RULES §4)."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ouvrage.access.models import Opening
from ouvrage.access.queries import Rights, rights
from ouvrage.access.returns import RULES, promises
from ouvrage.access.services import return_credits
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.queries import balances
from ouvrage.journal import registry
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now, today
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail, Notice
from ouvrage.projects.models import CancelReason, VoidReason
from ouvrage.projects.services import cancel_project, void_project
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire)


@pytest.fixture
def rich(paul, project):
    with_credits(paul)
    for kind in CreditKind:
        opened(paul, project, kind)
    return paul


def left(provider):
    return {kind: balance.count for kind, balance in balances(provider.company_id).items()}


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


def void(project, sophie, since=None):
    void_project(
        project_id=project.pk,
        reason_code=VoidReason.FAKE,
        text="Demande inventée.",
        dead_since=since,
        actor=sophie,
    )
    run_due()


def cancel(project, claire, since=None):
    cancel_project(
        project_id=project.pk,
        reason=CancelReason.FOUND_ELSEWHERE,
        text="",
        dead_since=since,
        actor=claire,
    )
    run_due()


def test_a_project_set_aside_gives_all_credits_back(rich, project, sophie):
    void(project, sophie)

    assert left(rich) == {"CONSULTATION": 3, "OFFRE": 3, "CONTACT": 3}
    assert not Opening.objects.filter(returned_at__isnull=True).exists()
    assert Fact.objects.filter(kind="credits.returned", project_id=project.pk).count() == 3
    assert problems() == []


def test_a_client_who_cancels_soon_gives_contact_and_offer_back(rich, project, claire):
    cancel(project, claire)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 3, "CONTACT": 3}
    assert Grant.objects.filter(cause=Cause.PROJECT_CANCELLED).count() == 2
    assert problems() == []


def test_a_client_who_cancels_after_seven_days_gives_nothing_back(rich, project, claire):
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=False):
        cancel(project, claire)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 2, "CONTACT": 2}


def test_a_return_is_made_once_however_often_it_is_asked(rich, project, claire):
    cancel(project, claire)
    return_credits(fact_id=Fact.objects.get(kind="projects.cancelled").pk)

    assert left(rich) == {"CONSULTATION": 2, "OFFRE": 3, "CONTACT": 3}


def test_the_person_who_spent_is_told_of_each_return(rich, project, sophie):
    void(project, sophie)

    told = Notice.objects.filter(reader=rich, kind="access.returned")
    assert told.count() == 3
    assert any("consultation" in notice.text for notice in told)


def test_what_was_opened_stays_open_after_the_return(rich, project, sophie):
    void(project, sophie)

    assert rights(rich.company_id, project.pk) == Rights(True, True, True)


def causes():
    return Counter(Grant.objects.filter(key__startswith="return:").values_list("cause", flat=True))


def test_what_was_spent_on_a_project_already_over_comes_back_in_all_kinds(rich, project, claire):
    with time_machine.travel(now() + timedelta(days=9), tick=False):
        cancel(project, claire, since=today() - timedelta(days=9))

    assert left(rich) == {"CONSULTATION": 3, "OFFRE": 3, "CONTACT": 3}
    assert causes() == {Cause.PROJECT_DEAD: 3}
    assert problems() == []


def test_what_was_spent_while_it_was_wanted_stays_spent(rich, project, claire):
    with time_machine.travel(now() + timedelta(days=9), tick=False):
        cancel(project, claire, since=today() - timedelta(days=8))

    assert causes() == {}


def test_a_project_set_aside_tells_apart_what_was_spent_once_it_was_over(rich, project, sophie):
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        with_credits(other := UserFactory(provider=True))
        opened(other, project)
        void(project, sophie, since=today())

    assert causes() == {Cause.PROJECT_DEAD: 1, Cause.PROJECT_VOIDED: 3}


def test_each_return_keeps_its_evidence(rich, project, claire):
    cancel(project, claire)

    evidence = Fact.objects.get(kind="projects.cancelled").pk
    returned = Opening.objects.filter(returned_at__isnull=False)
    assert set(returned.values_list("return_fact_id", flat=True)) == {evidence}
    told = Fact.objects.filter(kind="credits.returned")
    assert {fact.data["evidence"] for fact in told} == {evidence}


def test_one_mail_lists_all_that_came_back(rich, project, sophie):
    void(project, sophie)

    (letter,) = Mail.objects.filter(recipient=rich, kind="access.returned")
    for kind in CreditKind:
        assert f"Crédit rendu : projet écarté ({kind.label})" in letter.text


def test_the_page_of_credits_leads_to_the_return_on_the_thread(rich, project, sophie, client):
    void(project, sophie)

    client.force_login(rich)
    page = client.get(reverse("credits:ledger")).text
    for fact in Fact.objects.filter(kind="credits.returned"):
        assert f"/projets/{project.pk}/?tab=thread#fact-{fact.pk}" in page


def test_a_return_whose_evidence_is_of_another_project_is_found(rich, project, sophie, claire):
    void(project, sophie)
    other = ProjectFactory(client=claire)
    cancel(other, claire)
    wrong = Fact.objects.get(kind="projects.cancelled")

    Opening.objects.filter(kind=CreditKind.CONTACT).update(return_fact=wrong)

    assert any("is not what projects.cancelled gives back" in one for one in problems())


def test_every_rule_of_return_names_a_fact_that_somebody_records():
    assert {rule.fact for rule in RULES} <= set(registry.kinds)
    assert all(registry.by_kind[rule.fact] for rule in RULES)


@pytest.mark.django_db
def test_the_promise_before_a_spend_tells_each_reason_once():
    assert promises(CreditKind.CONSULTATION) == [
        "le projet s’avère terminé avant votre dépense",
        "nous écartons le projet",
    ]
    assert "le client annule dans les 7 jours" in promises(CreditKind.OFFRE)
    assert any("3 appels" in one for one in promises(CreditKind.CONTACT))
