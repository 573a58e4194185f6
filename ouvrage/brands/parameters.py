"""Parameters: every number of the rules has a name, a default, and versions with dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ouvrage.brands.versions import versions_of
from ouvrage.kit.time import now


@dataclass(frozen=True, slots=True)
class Parameter[T]:
    """A number or word that staff may change: its default, its unit, the rule it comes from."""

    key: str
    default: T
    unit: str
    rule: str
    parse: Callable[[Any], T]

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
    key: str, default: T, *, unit: str, rule: str, parse: Callable[[Any], T] | None = None
) -> Parameter[T]:
    """Declare a parameter, once, in the `parameters.py` of the app whose rule it is."""
    if key in declared:
        raise ValueError(f"the parameter {key} is declared twice")
    kind: Any = parse or type(default)
    declared[key] = Parameter(key, default, unit, rule, kind)
    return declared[key]
