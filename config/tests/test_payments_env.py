"""Which provider draws money: real money only for real people, and for them nothing else."""

from __future__ import annotations

import pytest

from config.env import EnvironmentRefused, read_env
from config.tests.test_env import GOOD

LIVE = "sk_live_51Abcdefghijklmnop"
TEST = "sk_test_51Abcdefghijklmnop"
SIGNED = {"STRIPE_WEBHOOK_SECRETS": "whsec_abcdefghijklmnopqrst"}
STRIPE = SIGNED | {"PAYMENT_GATEWAY": "stripe", "STRIPE_SECRET_KEY": LIVE}


def read(tmp_path, production=True, **given):
    base = GOOD if production else {}
    return read_env({"OUVRAGE_VAR": str(tmp_path)} | base | given, production=production).payments


@pytest.mark.parametrize(
    ("production", "given", "gateway"),
    [
        (False, {}, "simulator"),
        (True, {}, ""),
        (True, {"OUVRAGE_DEMO": "1"}, "simulator"),
        (True, STRIPE, "stripe"),
        (True, STRIPE | {"STRIPE_SECRET_KEY": "rk_live_51Abcdefghijklmnop"}, "stripe"),
        (True, STRIPE | {"STRIPE_SECRET_KEY": TEST, "STRIPE_TEST_MODE": "1"}, "stripe"),
        (True, STRIPE | {"STRIPE_SECRET_KEY": TEST, "OUVRAGE_DEMO": "1"}, "stripe"),
        (False, STRIPE | {"STRIPE_SECRET_KEY": TEST}, "stripe"),
    ],
)
def test_the_provider_is_the_one_that_was_said(tmp_path, production, given, gateway):
    assert read(tmp_path, production, **given).gateway == gateway


def test_two_secrets_are_believed_during_a_rotation(tmp_path):
    both = "whsec_abcdefghijklmnopqrst, whsec_zyxwvutsrqponmlkji"

    found = read(tmp_path, **STRIPE | {"STRIPE_WEBHOOK_SECRETS": both})

    assert len(found.stripe_webhook_secrets) == 2


@pytest.mark.parametrize(
    ("name", "production", "given"),
    [
        ("PAYMENT_GATEWAY", True, {"PAYMENT_GATEWAY": "paypal"}),
        ("PAYMENT_GATEWAY", True, {"PAYMENT_GATEWAY": "simulator"}),
        ("STRIPE_SECRET_KEY", True, SIGNED | {"PAYMENT_GATEWAY": "stripe"}),
        ("STRIPE_SECRET_KEY", True, STRIPE | {"STRIPE_SECRET_KEY": "pk_live_51Abcdefghijkl"}),
        ("STRIPE_SECRET_KEY", True, STRIPE | {"STRIPE_SECRET_KEY": TEST}),
        ("STRIPE_SECRET_KEY", True, STRIPE | {"OUVRAGE_DEMO": "1"}),
        ("STRIPE_SECRET_KEY", False, STRIPE),
        ("STRIPE_SECRET_KEY", False, STRIPE | {"OUVRAGE_DEMO": "0", "OUVRAGE_DEBUG": "1"}),
        ("STRIPE_SECRET_KEY", True, {"STRIPE_SECRET_KEY": "no key at all"}),
        ("STRIPE_TEST_MODE", True, STRIPE | {"STRIPE_TEST_MODE": "yes"}),
        ("STRIPE_TEST_MODE", True, STRIPE | {"STRIPE_TEST_MODE": "1"}),
        ("STRIPE_WEBHOOK_SECRETS", True, STRIPE | {"STRIPE_WEBHOOK_SECRETS": ""}),
        ("STRIPE_WEBHOOK_SECRETS", True, STRIPE | {"STRIPE_WEBHOOK_SECRETS": "secret"}),
        ("STRIPE_API_BASE", True, STRIPE | {"STRIPE_API_BASE": "http://127.0.0.1:1"}),
        ("STRIPE_API_BASE", False, {"STRIPE_API_BASE": "https://mal.example"}),
        ("STRIPE_API_BASE", False, {"STRIPE_API_BASE": "http://127.0.0.1.mal.example"}),
        ("STRIPE_API_BASE", False, {"STRIPE_API_BASE": "http://[::1"}),
    ],
)
def test_what_could_draw_the_wrong_money_is_refused_by_its_name(tmp_path, name, production, given):
    with pytest.raises(EnvironmentRefused, match=f"^{name}: ") as refused:
        read(tmp_path, production, **given)

    for secret in given.values():
        assert len(secret) < 12 or secret not in str(refused.value)
