"""A value of a parameter as staff type it, and back: « 200,00 », « 8,5 », « 10–13, 14–20 »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import Parameter

SPACES = re.compile(r"[\s\u00a0\u202f]")
HUNDREDTHS = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")
RANGE = re.compile(r"(\d{1,4})[-–à](\d{1,4})")
RATE = re.compile(r"([0-9A-Z]{2,3})\s+([\d.,]+)")


@dataclass(frozen=True, slots=True)
class Shape:
    """How one sort of value is written and read; `read` raises ValueError."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    example: str | Promise = ""


def shape_of(parameter: Parameter[Any]) -> Shape:
    """By its unit, else by its default."""
    if parameter.unit in SHAPES:
        return SHAPES[parameter.unit]
    if isinstance(parameter.default, list):
        is_ranges = bool(parameter.default) and isinstance(parameter.default[0], list)
        return RANGES if is_ranges else NUMBERS
    return NUMBER if isinstance(parameter.default, int) else WORDS


def write_hundredths(value: int) -> str:
    """8_50 → « 8,50 », 20_00 → « 20 »."""
    whole, rest = divmod(value, 100)
    return f"{whole},{rest:02}" if rest else str(whole)


def read_hundredths(text: str) -> int:
    plain = SPACES.sub("", text).removesuffix("€").removesuffix("%")
    found = HUNDREDTHS.fullmatch(plain)
    if not found:
        raise ValueError(text)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def _read_number(text: str) -> int:
    plain = SPACES.sub("", text)
    if not plain.isdecimal():
        raise ValueError(text)
    return int(plain)


def _read_numbers(text: str) -> list[int]:
    return [_read_number(part) for part in _parts(text)]


def _read_ranges(text: str) -> list[list[int]]:
    """Each begins before it ends, and after the one before it has ended."""
    found = [RANGE.fullmatch(SPACES.sub("", part)) for part in _parts(text)]
    ranges = [[int(one[1]), int(one[2])] for one in found if one]
    edges = [edge for one in ranges for edge in one]
    if None in found or edges != sorted(set(edges)):
        raise ValueError(text)
    return ranges


def _read_rates(text: str) -> list[list[Any]]:
    found = [RATE.fullmatch(part.strip().upper()) for part in text.split(";") if part.strip()]
    if None in found:
        raise ValueError(text)
    return [[one[1], read_hundredths(one[2])] for one in found if one]


def _parts(text: str) -> list[str]:
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    if not parts:
        raise ValueError(text)
    return parts


NUMBER = Shape(str, _read_number)
WORDS = Shape(str, str)
NUMBERS = Shape(
    lambda value: ", ".join(map(str, value)), _read_numbers, _("Numbers with commas: 7, 14, 21.")
)
RANGES = Shape(
    lambda value: ", ".join(f"{one}–{two}" for one, two in value),
    _read_ranges,
    _("From–to, with commas: 10–13, 14–20."),
)
SHAPES = {
    "cents": Shape(write_hundredths, read_hundredths, _("In euros: 200 or 49,90.")),
    "basis points": Shape(write_hundredths, read_hundredths, _("In per cent: 20 or 5,5.")),
    "basis points by department": Shape(
        lambda value: " ; ".join(f"{code} {write_hundredths(rate)}" for code, rate in value),
        _read_rates,
        _("Department and per cent, with semicolons: GP 8,5 ; RE 8,5."),
    ),
}
