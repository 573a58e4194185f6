"""The database: the embedded one, or the server of DATABASE_URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

from config.env import Env
from ouvrage.kit.embedded.places import APP_ROLE, DATABASE, OWNER, Places

WAITS = "-c lock_timeout=4s -c idle_in_transaction_session_timeout=60s"
STATEMENT_WAIT = " -c statement_timeout=30s"


def databases(env: Env, *, keep_connections: bool) -> dict[str, dict[str, Any]]:
    """`default`, as the owner of the tables for migrations, else as the role without DDL."""
    url = env.database_owner_url if env.as_owner and env.database_owner_url else env.database_url
    place = _server(url) if url else _embedded(env)
    options = place.pop("OPTIONS", {})
    return {
        "default": place
        | {
            "CONN_MAX_AGE": 600 if keep_connections else 0,
            "CONN_HEALTH_CHECKS": keep_connections,
            "OPTIONS": {"options": WAITS + ("" if env.as_owner else STATEMENT_WAIT)} | options,
        }
    }


def app_role(env: Env) -> str:
    """The role that pages and jobs use; rights on tables are granted to it."""
    return unquote(env.database_url.username or "") if env.database_url else APP_ROLE


def _embedded(env: Env) -> dict[str, Any]:
    return {
        "ENGINE": "ouvrage.kit.embedded.backend",
        "EMBEDDED_VAR": str(env.var),
        "NAME": DATABASE,
        "USER": OWNER if env.as_owner else APP_ROLE,
        "HOST": str(Places.under(env.var).socket_folder),
        "PORT": "5432",
    }


def _server(url: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": options,
    }
