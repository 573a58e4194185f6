"""By which provider money is drawn, and the secrets that this takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from config.refusals import EnvironmentRefused

GATEWAYS = ("simulator", "stripe")
KEY = re.compile(r"(?:sk|rk)_(test|live)_[A-Za-z0-9]{10,}")
SIGNING_SECRET = re.compile(r"whsec_[A-Za-z0-9+/=_-]{16,}")
OWN_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsEnv:
    """The provider in use; its secrets are never repeated in a message."""

    gateway: str = ""
    """simulator, stripe, or none: then nothing can be paid."""
    stripe_secret_key: str = ""
    stripe_webhook_secrets: tuple[str, ...] = ()
    """Every one of them is believed: two during a rotation."""
    stripe_api_base: str = ""
    """Another address for Stripe's API, on this machine; for tests."""


def read_payments(
    given: Mapping[str, str], *, production: bool, debug: bool, demo: bool
) -> PaymentsEnv:
    """What the environment says of payments; each wrong value is refused by its name."""
    gateway = given.get("PAYMENT_GATEWAY", "").strip() or _usual(production, demo)
    if gateway not in {"", *GATEWAYS}:
        raise EnvironmentRefused("PAYMENT_GATEWAY", "give simulator or stripe, or leave it out.")
    if gateway == "simulator" and production and not demo:
        raise EnvironmentRefused(
            "PAYMENT_GATEWAY",
            "the simulator moves no money; give stripe, or OUVRAGE_DEMO=1 for a demonstration.",
        )
    key = given.get("STRIPE_SECRET_KEY", "").strip()
    secrets = tuple(given.get("STRIPE_WEBHOOK_SECRETS", "").replace(",", " ").split())
    base = given.get("STRIPE_API_BASE", "").strip().rstrip("/")
    if gateway == "stripe" or key:
        _check_key(key)
        _check_mode(given, key, production=production, debug=debug, demo=demo)
    if gateway == "stripe" or secrets:
        _check_secrets(secrets)
    if base:
        _check_base(base, key)
    return PaymentsEnv(
        gateway=gateway,
        stripe_secret_key=key,
        stripe_webhook_secrets=secrets,
        stripe_api_base=base,
    )


def _usual(production: bool, demo: bool) -> str:
    """Nothing is sold for simulated money in production, but in a demonstration."""
    return "" if production and not demo else "simulator"


def _check_key(key: str) -> None:
    if not key:
        raise EnvironmentRefused(
            "STRIPE_SECRET_KEY",
            "missing; copy the secret key (sk_…, or a restricted rk_…) from Stripe, "
            "Developers, API keys.",
        )
    if not KEY.fullmatch(key):
        raise EnvironmentRefused(
            "STRIPE_SECRET_KEY",
            "not understood; it starts with sk_live_, sk_test_, rk_live_ or rk_test_. "
            "A key that starts with pk_ is the public one.",
        )


def _check_mode(
    given: Mapping[str, str], key: str, *, production: bool, debug: bool, demo: bool
) -> None:
    """Real money only for real people, and for real people only real money."""
    is_live = "_live_" in key
    if is_live and (debug or demo):
        raise EnvironmentRefused(
            "STRIPE_SECRET_KEY",
            "a live key draws real money: give a test key, or OUVRAGE_DEBUG=0 and OUVRAGE_DEMO=0.",
        )
    said = given.get("STRIPE_TEST_MODE", "")
    if said not in {"", "0", "1"}:
        raise EnvironmentRefused("STRIPE_TEST_MODE", "give 0 or 1.")
    if is_live and said == "1":
        raise EnvironmentRefused(
            "STRIPE_TEST_MODE", "the key is a live one; remove this variable or give a test key."
        )
    if production and not is_live and not demo and said != "1":
        raise EnvironmentRefused(
            "STRIPE_SECRET_KEY",
            "a test key draws no money: give a live key, or STRIPE_TEST_MODE=1 if that is wanted.",
        )


def _check_secrets(secrets: tuple[str, ...]) -> None:
    if not secrets:
        raise EnvironmentRefused(
            "STRIPE_WEBHOOK_SECRETS",
            "missing; copy the signing secret (whsec_…) of the endpoint from Stripe, "
            "Developers, Webhooks.",
        )
    if not all(SIGNING_SECRET.fullmatch(one) for one in secrets):
        raise EnvironmentRefused(
            "STRIPE_WEBHOOK_SECRETS",
            "not understood; each starts with whsec_, with commas between.",
        )


def _check_base(base: str, key: str) -> None:
    """A secret key is never sent anywhere but to Stripe or to this very machine."""
    try:
        url = urlsplit(base)
        is_own = url.scheme in {"http", "https"} and url.hostname in OWN_MACHINE
    except ValueError:
        is_own = False
    if not is_own or "_live_" in key:
        raise EnvironmentRefused(
            "STRIPE_API_BASE",
            "remove it; it is for a fake of Stripe on this machine (http://127.0.0.1:…), "
            "never with a live key.",
        )
