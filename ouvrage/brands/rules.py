"""May this be decided, and from when?"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from ouvrage.brands.errors import (
    AlreadyBegun,
    DatePast,
    LanguageMissing,
    NoticeTooShort,
    OutOfBounds,
    ParameterNotUnderstood,
    ParameterUnknown,
    SecondPersonNeeded,
    VariableUnknown,
)
from ouvrage.brands.parameters import NOTICE_OF_TEXTS_DAYS, Parameter, declared
from ouvrage.brands.texts import Text, unknown_variables
from ouvrage.kit.time import now, paris_day, today

LANGUAGES = ("fr", "en")
PATIENCE = timedelta(minutes=5)
"""Between reading a page that says “now” and confirming it."""


def understood(key: str, value: Any) -> Any:
    """The value as the rule uses it. Refused: brands.parameter_unknown,
    brands.parameter_not_understood, brands.out_of_bounds.
    """
    parameter = declared.get(key)
    if parameter is None:
        raise ParameterUnknown(key=key)
    try:
        parsed = parameter.parse(value)
    except (TypeError, ValueError):
        raise ParameterNotUnderstood(key=key, value=value, unit=parameter.unit) from None
    check_bounds(parameter, parsed)
    return parsed


def check_bounds(parameter: Parameter[Any], value: Any) -> None:
    """Each number in the value is one that staff may have meant (TRUST FLT-17)."""
    for number in _numbers(value):
        if number < parameter.low or (parameter.high is not None and number > parameter.high):
            raise OutOfBounds(name=parameter.name, low=parameter.low, high=parameter.high)


def _numbers(value: Any) -> Iterator[int]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def check_second_person(
    parameter: Parameter[Any], decided_by_id: int, approved_by_id: int | None
) -> None:
    if parameter.is_sensitive and approved_by_id in (None, decided_by_id):
        raise SecondPersonNeeded


def check_starts(starts_at: datetime) -> None:
    if starts_at < now() - PATIENCE:
        raise DatePast


def check_not_begun(starts_at: datetime) -> None:
    if starts_at <= now():
        raise AlreadyBegun


def check_written_by_two(text: Text, decided_by_id: int, approved_by_id: int | None) -> None:
    if text.takes_two and approved_by_id in (None, decided_by_id):
        raise SecondPersonNeeded


def first_day(text: Text, *, is_first: bool) -> date:
    """From when a change of it may hold: a text that binds is announced, a first version not."""
    days = NOTICE_OF_TEXTS_DAYS.value() if text.binds and not is_first else 0
    return today() + timedelta(days=days)


def check_announced(text: Text, starts_at: datetime, *, is_first: bool) -> None:
    """A change of a text that binds is announced; the first version changes nothing."""
    first = first_day(text, is_first=is_first)
    if text.binds and paris_day(starts_at) < first:
        raise NoticeTooShort(days=NOTICE_OF_TEXTS_DAYS.value(), day=f"{first:%d/%m/%Y}")


def check_bodies(text: Text, bodies: dict[str, str]) -> None:
    """Both languages are there, and hold only variables that somebody fills."""
    for language in LANGUAGES:
        body = bodies.get(language, "").strip()
        if not body:
            raise LanguageMissing
        for variable in unknown_variables(body, text.variables):
            raise VariableUnknown(variable=f"{{{variable}}}")
