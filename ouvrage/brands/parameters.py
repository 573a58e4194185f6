"""Parameters: every number of the rules has a name, a default, and versions with dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from ouvrage.brands.models import ParameterVersion
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
        found = (
            ParameterVersion.objects.filter(key=self.key, starts_at__lte=at or now())
            .filter(Q(brand_id=brand_id) | Q(brand__isnull=True))
            .order_by(F("brand_id").asc(nulls_last=True), "-starts_at", "-pk")
            .values_list("value", flat=True)
            .first()
        )
        return self.default if found is None else self.parse(found)


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
