"""The fake keeps to what Stripe's documentation says; it is not asked by way of our gateway."""

import time

import httpx
import pytest

from ouvrage.payments.tests.stripe_fake import StripeFake
from ouvrage.payments.tests.stripe_fake.server import VERSION


@pytest.fixture
def fake():
    with StripeFake() as fake:
        yield fake


def post(fake, path, key="", secret="", **form):
    headers = {"Authorization": f"Bearer {secret or fake.secret_key}", "Stripe-Version": VERSION}
    if key:
        headers["Idempotency-Key"] = key
    return httpx.post(fake.base + path, data=form, headers=headers)


def test_the_same_key_and_body_bring_the_first_answer_back(fake):
    first = post(fake, "/v1/customers", "k", name="Paul")
    again = post(fake, "/v1/customers", "k", name="Paul")

    assert again.json() == first.json()
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert len(fake.books.all("customer")) == 1


def test_the_same_key_with_another_body_is_refused(fake):
    post(fake, "/v1/customers", "k", name="Paul")
    other = post(fake, "/v1/customers", "k", name="Nadia")

    assert other.status_code == 400
    assert other.json()["error"]["type"] == "idempotency_error"


def test_without_a_key_or_once_it_is_forgotten_the_order_is_another_one(fake):
    for _time in range(2):
        post(fake, "/v1/customers", name="Paul")
    for _time in range(2):
        post(fake, "/v1/customers", "k", name="Paul")
        fake.forget_keys()

    assert len(fake.books.all("customer")) == 4


def test_what_was_refused_before_it_began_does_not_use_up_its_key(fake):
    assert post(fake, "/v1/customers", "k", nom="Paul").status_code == 400
    assert post(fake, "/v1/customers", "k", name="Paul").status_code == 200


def test_a_500_is_kept_with_its_key_and_a_429_is_not(fake):
    fake.fail("crash")
    assert post(fake, "/v1/customers", "a", name="Paul").status_code == 500
    assert post(fake, "/v1/customers", "a", name="Paul").status_code == 500
    fake.fail("limit")
    assert post(fake, "/v1/customers", "b", name="Paul").status_code == 429
    assert post(fake, "/v1/customers", "b", name="Paul").status_code == 200


@pytest.mark.parametrize(("fault", "made"), [("lose", 1), ("drop", 0)])
def test_an_answer_may_be_lost_after_the_act_or_the_order_before_it(fake, fault, made):
    fake.fail(fault)

    with pytest.raises(httpx.RemoteProtocolError):
        post(fake, "/v1/customers", "k", name="Paul")

    assert len(fake.books.all("customer")) == made


def test_it_can_be_slow_and_knows_its_key_and_its_version(fake):
    fake.fail(0.1)
    began = time.perf_counter()
    assert post(fake, "/v1/customers", name="Paul").status_code == 200
    assert time.perf_counter() - began >= 0.1
    assert post(fake, "/v1/customers", secret="sk_test_other", name="P").status_code == 401


def test_what_endive_took_away_is_refused(fake):
    form = {"mode": "setup", "customer": "cus", "payment_method_types[]": "card"}
    answer = post(fake, "/v1/checkout/sessions", **form)

    code = answer.json()["error"]["code"]
    assert (answer.status_code, code) == (400, "payment_method_types_no_longer_supported")
