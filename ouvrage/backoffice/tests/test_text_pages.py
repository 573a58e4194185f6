"""Texts have versions in both languages; what people agreed to is followed, never changed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from ouvrage.backoffice.wording.differences import differences
from ouvrage.brands.errors import SecondPersonNeeded
from ouvrage.brands.models import Decision, TextVersion
from ouvrage.brands.queries import text_in_force
from ouvrage.brands.services import approve_decision, write_text
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.time import clock_at, now, today
from ouvrage.subscriptions.defaults import CONFIRMATION, EXPLANATION
from ouvrage.subscriptions.tests.factories import install_plans, ordered

LIST = reverse("backoffice:texts")
SENTENCE = reverse("backoffice:text", args=[CONFIRMATION])
MEANING = reverse("backoffice:text", args=[EXPLANATION])
NEW = {
    "fr": "Je commande cet abonnement, avec obligation de paiement et reconduction tacite.",
    "en": "I order this subscription, with an obligation to pay and tacit renewal, each term.",
}


@pytest.fixture(autouse=True)
def texts(db):
    BrandFactory()
    install_plans()


def written(*, days=1, **more):
    return {
        **NEW,
        "day": (today() + timedelta(days=days)).isoformat(),
        "why": "Le mot juste.",
        "request_id": uuid4(),
        **more,
    }


def test_the_list_is_a_bounded_number_of_queries(desk, django_assert_max_num_queries):
    for number in range(2, 30):
        TextVersion.objects.create(
            key=CONFIRMATION, language="fr", number=number, body="x", starts_at=now()
        )
    desk.get(LIST)

    with django_assert_max_num_queries(7):
        page = desk.get(LIST).content.decode()

    assert SENTENCE in page
    assert MEANING in page


def test_before_it_is_asked_one_reads_both_languages_with_what_differs(desk):
    page = desk.post(SENTENCE, written()).content.decode()

    assert "<ins>reconduction</ins>" in page
    assert "<del>renouvellement</del>" in page
    assert 'lang="en"' in page
    assert not Decision.objects.exists()


def test_two_people_write_what_is_kept_as_proof(desk, other_desk, agnes, bruno):
    with pytest.raises(SecondPersonNeeded):
        write_text(key=CONFIRMATION, bodies=NEW, actor=agnes)
    given = written(decide="1")

    desk.post(SENTENCE, given)
    sheet = other_desk.get(reverse("backoffice:decision", args=[given["request_id"]]))
    assert "<ins>reconduction</ins>" in sheet.content.decode()
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))

    with clock_at(now() + timedelta(days=2)):
        found = text_in_force(CONFIRMATION, language="fr")
    assert (found.number, found.body) == (2, NEW["fr"])
    assert (found.decided_by_id, found.approved_by_id) == (agnes.pk, bruno.pk)


def test_an_accepted_version_is_never_changed_only_followed(desk, other_desk, paul):
    subscription = ordered(paul)
    accepted = subscription.acceptance.text
    given = written(days=0, decide="1")

    desk.post(SENTENCE, given)
    other_desk.post(reverse("backoffice:decision_approve", args=[given["request_id"]]))

    assert text_in_force(CONFIRMATION, language="fr").number == 2
    subscription.acceptance.refresh_from_db()
    assert subscription.acceptance.text == accepted
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TextVersion.objects.filter(pk=accepted.pk).update(body="Autre chose.")
    page = desk.get(SENTENCE).content.decode()
    assert page.count("Version 1") >= 1


def test_a_text_that_binds_is_announced_and_what_was_typed_stays(desk):
    answer = desk.post(MEANING, written(days=3, decide="1"))

    assert answer.status_code == 422
    assert NEW["fr"] in answer.content.decode()
    assert not Decision.objects.exists()
    assert desk.post(MEANING, written(days=16, decide="1")).status_code == 303


def test_approved_late_it_holds_from_the_first_day_the_law_allows(desk, bruno):
    given = written(days=16, decide="1")
    desk.post(MEANING, given)

    with clock_at(now() + timedelta(days=10)):
        approve_decision(decision_id=given["request_id"], actor=bruno)
        version = TextVersion.objects.get(key=EXPLANATION, number=2, language="fr")
        assert version.starts_at >= now() + timedelta(days=14)


def test_both_languages_are_needed_and_no_variable_is_left_open(desk):
    assert desk.post(SENTENCE, written(en="", decide="1")).status_code == 422
    assert desk.post(SENTENCE, written(fr="Bonjour {nom}.", decide="1")).status_code == 422


def test_the_same_words_are_no_new_version(desk):
    bodies = {
        language: text_in_force(CONFIRMATION, language=language).body for language in ("fr", "en")
    }

    assert desk.post(SENTENCE, written(decide="1", **bodies)).status_code == 422


def test_a_planned_version_is_withdrawn_before_its_day(desk, bruno):
    given = written(decide="1")
    desk.post(SENTENCE, given)
    approve_decision(decision_id=given["request_id"], actor=bruno)

    desk.post(reverse("backoffice:text_withdraw", args=[CONFIRMATION, 2]))

    with clock_at(now() + timedelta(days=2)):
        assert text_in_force(CONFIRMATION, language="fr").number == 1


def test_any_version_can_be_read_with_what_it_changed(desk):
    url = reverse("backoffice:text_version", args=[CONFIRMATION, 1])

    assert "Je commande cet abonnement" in desk.get(url).content.decode()
    assert desk.get(reverse("backoffice:text_version", args=[CONFIRMATION, 9])).status_code == 404
    assert desk.get(reverse("backoffice:text", args=["rien.du_tout"])).status_code == 404


def test_differences_are_phrases_and_put_together_give_both_texts():
    before, after = "Un abonnement de trois mois.", "Un abonnement de douze mois, payé."

    parts = differences(before, after)

    assert "".join(part.text for part in parts if part.kind != "in") == before
    assert "".join(part.text for part in parts if part.kind != "out") == after
    assert ("out", "trois") in {(part.kind, part.text) for part in parts}
