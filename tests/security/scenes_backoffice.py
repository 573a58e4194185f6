"""What the doors of the back office are tried with."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.services import ask_decision, decide_parameter, write_text
from ouvrage.followup.parameters import LEASE_MINUTES
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.subscriptions.defaults import CONFIRMATION


def editing(people: dict[str, User]) -> dict[str, Any]:
    """A number to change, a planned one, and what a colleague of the administrator asked for."""
    tomorrow = now() + timedelta(days=1)
    planned = decide_parameter(
        key=LEASE_MINUTES.key, value=25, actor=people["admin"], starts_at=tomorrow
    )
    decision = ask_decision(
        decision_id=uuid4(),
        kind="parameter",
        key=CONTACT_CAP.key,
        payload={"value": 8, "before": 6},
        actor=UserFactory(admin=True),
        starts_at=tomorrow,
        why="Les clients demandent plus de choix.",
    )
    return {
        "key": LEASE_MINUTES.key,
        "version_id": planned.pk,
        "decision_id": decision.pk,
        "code": "essentiel",
    }


def wording(people: dict[str, User]) -> dict[str, Any]:
    """A text with a second version to come."""
    bodies = {"fr": "Je commande et je paierai.", "en": "I order and I shall pay."}
    write_text(
        key=CONFIRMATION,
        bodies=bodies,
        actor=people["admin"],
        approved_by=UserFactory(admin=True),
        starts_at=now() + timedelta(days=30),
    )
    return {"key": CONFIRMATION, "number": 2}


def number(_scene: dict[str, Any]) -> dict[str, Any]:
    """Another value, confirmed."""
    return {
        "value": "30",
        "day": (today() + timedelta(days=2)).isoformat(),
        "why": "Un essai.",
        "request_id": new_id(),
        "decide": "1",
    }


def plan(_scene: dict[str, Any]) -> dict[str, Any]:
    """Other figures, confirmed."""
    return number(_scene) | {
        "month_cents": "31",
        "quarter_cents": "90",
        "year_cents": "330",
        "consultation": 30,
        "offre": 15,
        "contact": 5,
        "validity_days": 92,
        "early_alert_hours": 0,
        "saved_searches": 10,
    }


def shelf(_people: dict[str, User]) -> dict[str, Any]:
    """A pack to give other figures."""
    return {"code": "mixte"}


def pack(_scene: dict[str, Any]) -> dict[str, Any]:
    """Other figures, confirmed."""
    return number(_scene) | {
        "ht_cents": "21",
        "consultation": 10,
        "offre": 5,
        "contact": 2,
        "validity_days": 365,
        "is_on_sale": "on",
    }


def text(_scene: dict[str, Any]) -> dict[str, Any]:
    """Other words, confirmed."""
    return number(_scene) | {"fr": "Je commande et je paie.", "en": "I order and I pay."}


def no_decision(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"answer": "Pas cette fois."}
