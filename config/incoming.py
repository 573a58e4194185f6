"""Where answers by mail come in: the domain of their addresses, by which way, with which secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from config.refusals import EnvironmentRefused

WAYS = ("mailgun", "postmark", "mime")
DOMAIN = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingEnv:
    """No domain: nobody answers by mail. A domain alone: a command takes the mails, by a pipe."""

    domain: str = ""
    provider: str = ""
    secret: str = ""


def read_incoming(given: Mapping[str, str]) -> IncomingEnv:
    """What the environment says of incoming mails; each wrong value is refused by its name."""
    domain = given.get("INCOMING_MAIL_DOMAIN", "").strip().lower()
    provider = given.get("INCOMING_MAIL_PROVIDER", "").strip().lower()
    secret = given.get("INCOMING_MAIL_SECRET", "").strip()
    if domain and not DOMAIN.fullmatch(domain):
        raise EnvironmentRefused("INCOMING_MAIL_DOMAIN", "give a domain, reponse.example.org.")
    if provider and provider not in WAYS:
        raise EnvironmentRefused(
            "INCOMING_MAIL_PROVIDER", "give mailgun, postmark or mime, or leave it out."
        )
    if provider and not domain:
        raise EnvironmentRefused(
            "INCOMING_MAIL_DOMAIN", "missing; give the domain whose mails the provider passes on."
        )
    if provider and len(secret) < SHORTEST_SECRET:
        raise EnvironmentRefused(
            "INCOMING_MAIL_SECRET",
            f"give at least {SHORTEST_SECRET} characters: the signing key of mailgun, the "
            "user:password of postmark's address, or a secret of your own.",
        )
    return IncomingEnv(domain=domain, provider=provider, secret=secret)
