"""The environment, read once into typed values; refused by name with the remedy."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from config.incoming import IncomingEnv, read_incoming
from config.payments import PaymentsEnv, read_payments
from config.refusals import EnvironmentRefused

__all__ = ["Env", "EnvironmentRefused", "read_env"]

PROJECT = Path(__file__).resolve().parent.parent
PRODUCTION = "config.settings.prod"
SHORTEST_SECRET = 50
DATABASE_SCHEMES = frozenset({"postgres", "postgresql"})
MAIL_SCHEMES = frozenset({"smtp", "smtps"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """Everything that the environment decides."""

    var: Path
    host: str
    port: int
    secret_key: str
    debug: bool
    demo: bool
    public_url: str
    allowed_hosts: tuple[str, ...]
    as_owner: bool
    database_url: SplitResult | None
    database_owner_url: SplitResult | None
    smtp_url: SplitResult | None
    mail_provider: str
    """Who reports on our mails by webhook (mailgun, postmark, brevo); none: nobody."""
    mail_webhook_secret: str
    incoming: IncomingEnv
    vies_url: str
    """The register of VAT numbers; none: numbers are never taken as proven."""
    file_scanner: str
    """Where clamd listens, `clamd://host:3310` or `clamd:///run/clamd.ctl`; none: no scan."""
    payments: PaymentsEnv
    log_level: str
    trusted_proxies: tuple[str, ...]
    """Addresses of the servers in front, whose X-Forwarded-* headers are believed."""


def read_env(given: Mapping[str, str] = os.environ, *, production: bool | None = None) -> Env:
    """The environment of this process. Production refuses what development forgives."""
    if production is None:
        production = given.get("DJANGO_SETTINGS_MODULE") == PRODUCTION
    var = Path(given.get("OUVRAGE_VAR") or PROJECT / "var").expanduser().absolute()
    port = _number(given, "PORT", 8000, largest=65_535)
    debug = _switch(given, "OUVRAGE_DEBUG", default=not production, allowed=not production)
    demo = _switch(given, "OUVRAGE_DEMO", default=not production)
    return Env(
        var=var,
        host=given.get("HOST") or "127.0.0.1",
        port=port,
        secret_key=_secret_key(given, var, production=production),
        debug=debug,
        demo=demo,
        public_url=_public_url(given, port, production=production),
        allowed_hosts=_allowed_hosts(given, production=production),
        as_owner=_switch(given, "OUVRAGE_AS_OWNER", default=False),
        database_url=_url(given, "DATABASE_URL", DATABASE_SCHEMES),
        database_owner_url=_url(given, "DATABASE_OWNER_URL", DATABASE_SCHEMES),
        smtp_url=_url(given, "SMTP_URL", MAIL_SCHEMES),
        mail_provider=given.get("MAIL_PROVIDER", "").lower(),
        mail_webhook_secret=given.get("MAIL_WEBHOOK_SECRET", ""),
        incoming=read_incoming(given),
        vies_url=_vies_url(given),
        file_scanner=_file_scanner(given),
        payments=read_payments(given, production=production, debug=debug, demo=demo),
        log_level=_log_level(given),
        trusted_proxies=_words(given, "TRUSTED_PROXIES"),
    )


def _secret_key(given: Mapping[str, str], var: Path, *, production: bool) -> str:
    key = given.get("SECRET_KEY", "")
    if not production:
        return key or _own_secret_key(var)
    remedy = (
        f"give at least {SHORTEST_SECRET} random characters, for example from "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
    )
    if not key:
        raise EnvironmentRefused("SECRET_KEY", f"missing; {remedy}")
    if len(key) < SHORTEST_SECRET or len(set(key)) < 12 or key.startswith("django-insecure"):
        raise EnvironmentRefused("SECRET_KEY", f"too short or too plain; {remedy}")
    return key


def _own_secret_key(var: Path) -> str:
    """A key of this data folder's own, so that none is ever written in the code."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"secret_key.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        try:
            path.hardlink_to(fresh)  # the first of two processes wins, both read the same
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()


def _public_url(given: Mapping[str, str], port: int, *, production: bool) -> str:
    url = given.get("PUBLIC_URL", "").rstrip("/")
    if production and not url.startswith("https://"):
        raise EnvironmentRefused("PUBLIC_URL", "give the site's address, https://www.example.org.")
    return url or f"http://localhost:{port}"


def _vies_url(given: Mapping[str, str]) -> str:
    url = _url(given, "VIES_URL", frozenset({"https"}))
    return url.geturl() if url else ""


def _file_scanner(given: Mapping[str, str]) -> str:
    value = given.get("FILE_SCANNER", "").strip()
    url = urlsplit(value)
    if value and (url.scheme != "clamd" or not (url.hostname or url.path.strip("/"))):
        raise EnvironmentRefused(
            "FILE_SCANNER", "give clamd://host:3310 or clamd:///path/of.socket."
        )
    return value


def _allowed_hosts(given: Mapping[str, str], *, production: bool) -> tuple[str, ...]:
    hosts = _words(given, "ALLOWED_HOSTS")
    if production and not hosts:
        raise EnvironmentRefused("ALLOWED_HOSTS", "list the site's host names, commas between.")
    if "*" in hosts:
        raise EnvironmentRefused("ALLOWED_HOSTS", "list the host names one by one; * is refused.")
    return hosts or ("localhost", ".localhost", "127.0.0.1", "[::1]")


def _url(given: Mapping[str, str], name: str, schemes: frozenset[str]) -> SplitResult | None:
    value = given.get(name, "").strip()
    if not value:
        return None
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError:
        url = SplitResult("", "", "", "", "")
    if url.scheme not in schemes or not (url.hostname or url.query):
        # The value is never repeated: it may hold a password.
        raise EnvironmentRefused(name, f"not understood; it starts with {min(schemes)}://host….")
    return url


def _number(given: Mapping[str, str], name: str, default: int, *, largest: int) -> int:
    value = given.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or int(value) > largest:
        raise EnvironmentRefused(name, f"give a whole number from 0 to {largest}.")
    return int(value)


def _switch(given: Mapping[str, str], name: str, *, default: bool, allowed: bool = True) -> bool:
    value = given.get(name, "")
    if value not in {"", "0", "1"}:
        raise EnvironmentRefused(name, "give 0 or 1.")
    if value == "1" and not allowed:
        raise EnvironmentRefused(name, "not in production; remove it.")
    return default if value == "" else value == "1"


def _words(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(given.get(name, "").replace(",", " ").split())


def _log_level(given: Mapping[str, str]) -> str:
    level = (given.get("LOG_LEVEL") or "INFO").upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise EnvironmentRefused("LOG_LEVEL", "give DEBUG, INFO, WARNING or ERROR.")
    return level
