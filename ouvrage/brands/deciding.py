"""What an approved decision does: about a sensitive parameter, about a text that binds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ouvrage.brands import rules
from ouvrage.brands.decisions import decides
from ouvrage.brands.models import Decision
from ouvrage.brands.queries import is_first
from ouvrage.brands.services import decide_parameter, write_text
from ouvrage.brands.texts import text_of
from ouvrage.kit.time import now, start_of_day

PARAMETER, TEXT = "parameter", "text"


@dataclass(slots=True)
class Asker:
    """Whoever asked for a decision, by reference: people stand above this app."""

    pk: int


def check_value(decision: Decision) -> None:
    """Refused before anybody is asked to approve what could not be done."""
    rules.understood(decision.key, decision.payload["value"])
    rules.check_starts(decision.starts_at)


@decides(PARAMETER, check=check_value)
def decide_value(decision: Decision, approver: Any) -> None:
    """The parameter has the approved value from the day asked for, or from now if that is over."""
    decide_parameter(
        key=decision.key,
        value=decision.payload["value"],
        actor=Asker(decision.asked_by_id),
        brand_id=decision.brand_id,
        starts_at=max(decision.starts_at, now()),
        why=decision.why,
        request_id=decision.pk,
        approved_by=approver,
    )


def check_wording(
    key: str, bodies: Mapping[str, str], starts_at: datetime, brand_id: int | None
) -> None:
    """Refused: brands.language_missing, variable_unknown, date_past, notice_too_short."""
    text = text_of(key)
    rules.check_bodies(text, dict(bodies))
    rules.check_starts(starts_at)
    rules.check_announced(text, starts_at, is_first=is_first(key, brand_id))


def check_text(decision: Decision) -> None:
    """Refused before anybody is asked to approve what could not be done."""
    check_wording(decision.key, decision.payload["bodies"], decision.starts_at, decision.brand_id)


@decides(TEXT, check=check_text)
def write_wording(decision: Decision, approver: Any) -> None:
    """The text reads so from the day asked for, or from the first day that the law still allows."""
    first = rules.first_day(
        text_of(decision.key), is_first=is_first(decision.key, decision.brand_id)
    )
    soonest = max(now(), start_of_day(first))
    write_text(
        key=decision.key,
        bodies=decision.payload["bodies"],
        actor=Asker(decision.asked_by_id),
        brand_id=decision.brand_id,
        starts_at=max(decision.starts_at, soonest),
        why=decision.why,
        request_id=decision.pk,
        approved_by=approver,
    )
