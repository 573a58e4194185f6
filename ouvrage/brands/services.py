"""Deciding the numbers of the rules."""

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from ouvrage.brands import facts
from ouvrage.brands.errors import ParameterNotUnderstood, ParameterUnknown
from ouvrage.brands.models import ParameterVersion
from ouvrage.brands.parameters import declared
from ouvrage.journal.services import record
from ouvrage.kit.time import now


class Staff(Protocol):
    """The member of staff who decides."""

    pk: Any


@transaction.atomic
def decide_parameter(
    *,
    key: str,
    value: Any,
    actor: Staff,
    brand_id: int | None = None,
    starts_at: datetime | None = None,
) -> ParameterVersion:
    """Give a parameter another value from a moment on (now, if none is given).

    What was concluded under a former version keeps it. Refused: brands.parameter_unknown,
    brands.parameter_not_understood. Then: brands.parameter_decided.
    """
    parameter = declared.get(key)
    if parameter is None:
        raise ParameterUnknown(key=key)
    try:
        understood = parameter.parse(value)
    except (TypeError, ValueError):
        raise ParameterNotUnderstood(key=key, value=value, unit=parameter.unit) from None
    before = parameter.value(brand_id=brand_id)
    version = ParameterVersion.objects.create(
        key=key,
        brand_id=brand_id,
        value=understood,
        starts_at=starts_at or now(),
        decided_by_id=actor.pk,
    )
    record(
        facts.PARAMETER_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        key=key,
        before=before,
        after=understood,
    )
    return version
