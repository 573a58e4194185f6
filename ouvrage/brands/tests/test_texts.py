"""Texts: numbered, in both languages, announced before they bind, and inert."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.errors import (
    AlreadyBegun,
    AlreadyWithdrawn,
    DatePast,
    LanguageMissing,
    NoticeTooShort,
    SecondPersonNeeded,
    VariableUnknown,
)
from ouvrage.brands.models import TextVersion
from ouvrage.brands.queries import text_in_force
from ouvrage.brands.services import withdraw_text, write_text
from ouvrage.brands.texts import Text, declared, filled, text
from ouvrage.kit.time import now

TERMS = Text("tests.terms", "Terms", "", binds=True)
WELCOME = Text("tests.welcome", "Welcome", "", variables=("name",))
BOTH = {"fr": "Bonjour.", "en": "Hello."}


@pytest.fixture(autouse=True)
def known(monkeypatch):
    for one in (TERMS, WELCOME):
        monkeypatch.setitem(declared, one.key, one)


@pytest.fixture
def agnes(db):
    return UserFactory(pseudo="agnes", admin=True)


def body_now(key, language="fr", *, days=0):
    version = text_in_force(key, language=language, at=now() + timedelta(days=days))
    return version.body if version else None


def test_both_languages_take_effect_under_one_number(agnes):
    write_text(key=WELCOME.key, bodies=BOTH, actor=agnes)
    write_text(key=WELCOME.key, bodies={"fr": "Salut.", "en": "Hi."}, actor=agnes)

    assert (body_now(WELCOME.key), body_now(WELCOME.key, "en")) == ("Salut.", "Hi.")
    assert sorted(
        TextVersion.objects.filter(key=WELCOME.key).values_list("language", "number")
    ) == [
        ("en", 1), ("en", 2), ("fr", 1), ("fr", 2),
    ]  # fmt: skip


def test_a_text_in_one_language_only_is_refused(agnes):
    with pytest.raises(LanguageMissing):
        write_text(key=WELCOME.key, bodies={"fr": "Bonjour.", "en": " \n"}, actor=agnes)
    assert not TextVersion.objects.filter(key=WELCOME.key).exists()


def test_a_text_that_binds_is_announced_fifteen_days_before(agnes):
    bruno = UserFactory(pseudo="bruno", admin=True)
    both = {"key": TERMS.key, "actor": agnes, "approved_by": bruno}
    write_text(bodies=BOTH, **both)  # the first one changes nothing

    with pytest.raises(NoticeTooShort):
        write_text(bodies=BOTH, starts_at=now() + timedelta(days=14), **both)
    write_text(
        bodies={"fr": "Nouveau.", "en": "New."}, starts_at=now() + timedelta(days=15), **both
    )

    assert (body_now(TERMS.key), body_now(TERMS.key, days=16)) == ("Bonjour.", "Nouveau.")


def test_nobody_writes_alone_what_binds_others(agnes):
    for approved_by in (None, agnes):
        with pytest.raises(SecondPersonNeeded):
            write_text(key=TERMS.key, bodies=BOTH, actor=agnes, approved_by=approved_by)
    assert not TextVersion.objects.filter(key=TERMS.key).exists()


def test_a_text_never_begins_in_the_past(agnes):
    with pytest.raises(DatePast):
        write_text(key=WELCOME.key, bodies=BOTH, actor=agnes, starts_at=now() - timedelta(days=1))


def test_a_planned_text_that_is_withdrawn_never_holds(agnes):
    write_text(key=WELCOME.key, bodies=BOTH, actor=agnes)
    write_text(
        key=WELCOME.key,
        bodies={"fr": "Non.", "en": "No."},
        actor=agnes,
        starts_at=now() + timedelta(days=2),
    )
    withdraw_text(key=WELCOME.key, number=2, brand_id=None, actor=agnes)

    assert body_now(WELCOME.key, days=3) == "Bonjour."
    with pytest.raises(AlreadyWithdrawn):
        withdraw_text(key=WELCOME.key, number=2, brand_id=None, actor=agnes)
    with pytest.raises(AlreadyBegun):
        withdraw_text(key=WELCOME.key, number=1, brand_id=None, actor=agnes)
    with pytest.raises(Http404):
        withdraw_text(key=WELCOME.key, number=9, brand_id=None, actor=agnes)


def test_a_variable_that_nobody_fills_is_refused(agnes):
    with pytest.raises(VariableUnknown):
        write_text(key=WELCOME.key, bodies={"fr": "{name} {secret}", "en": "{name}"}, actor=agnes)


@pytest.mark.parametrize(
    "inert", ["{{settings.SECRET_KEY}}", '{% include "x.html" %}', "{name.__class__}", "{0}"]
)
def test_sec_45_nothing_of_a_template_language_is_run(inert):
    assert filled(inert + " {name}", {"name": "Paul"}) == inert + " Paul"


def test_a_text_is_declared_once(monkeypatch):
    with pytest.raises(ValueError, match="twice"):
        text(WELCOME.key, name="Welcome")


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_get_two_numbers(agnes):
    start = threading.Barrier(2)

    def write() -> None:
        start.wait()
        write_text(key=WELCOME.key, bodies=BOTH, actor=agnes, request_id=uuid4())
        connection.close()

    both = [threading.Thread(target=write) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    numbers = TextVersion.objects.filter(key=WELCOME.key, language="fr").values_list(
        "number", flat=True
    )
    assert sorted(numbers) == [1, 2]
