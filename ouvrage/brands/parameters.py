"""Parameters: every number of the rules has a name, a default, and versions with dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.brands.versions import versions_of
from ouvrage.kit.time import now


@dataclass(frozen=True, slots=True)
class Parameter[T]:
    """A number or word that staff may change: its default, its unit, the rule it comes from.

    `name` and `hint` are what staff read; each number of it lies between `low` and `high`.
    A sensitive one (money, caps) is decided by two people. `has_brands`: its rule asks for the
    brand's own value, so that one may be given.
    """

    key: str
    default: T
    unit: str
    rule: str
    parse: Callable[[Any], T]
    name: str | Promise = ""
    hint: str | Promise = ""
    low: int = 0
    high: int | None = None
    is_sensitive: bool = False
    has_brands: bool = False

    @property
    def topic(self) -> str:
        return self.key.partition(".")[0]

    def value(self, *, brand_id: int | None = None, at: datetime | None = None) -> T:
        """What was in force at that moment (now, if none is given); a brand's own value wins."""
        moment = at or now()
        begun = [version for version in versions_of(self.key) if version.starts_at <= moment]
        for wanted in (brand_id, None):
            for version in begun:
                if version.brand_id == wanted:
                    return self.parse(version.value)
        return self.default


declared: dict[str, Parameter[Any]] = {}


def parameter[T](
    key: str,
    default: T,
    *,
    unit: str,
    rule: str,
    name: str | Promise = "",
    hint: str | Promise = "",
    low: int = 0,
    high: int | None = None,
    is_sensitive: bool = False,
    has_brands: bool = False,
    parse: Callable[[Any], T] | None = None,
) -> Parameter[T]:
    """Declare a parameter, once, in the `parameters.py` of the app whose rule it is."""
    if key in declared:
        raise ValueError(f"the parameter {key} is declared twice")
    kind: Any = parse or type(default)
    declared[key] = Parameter(
        key, default, unit, rule, kind, name, hint, low, high, is_sensitive, has_brands
    )
    return declared[key]


NOTICE_OF_TEXTS_DAYS = parameter(
    "brands.notice_of_texts_days",
    15,
    name=_("Days before which a text that binds people is announced"),
    hint=_("The law asks for 15 at least before terms change."),
    unit="days",
    low=15,
    high=120,
    rule="TRUST LEG-20",
)
