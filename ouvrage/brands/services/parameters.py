"""Deciding the numbers of the rules."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from ouvrage.brands import facts, rules
from ouvrage.brands.errors import AlreadyWithdrawn
from ouvrage.brands.models import ParameterVersion, Withdrawal
from ouvrage.brands.parameters import declared
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
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
    why: str = "",
    request_id: UUID | None = None,
    approved_by: Staff | None = None,
) -> ParameterVersion:
    """Give a parameter another value from a moment on (now, if none is given), once per request.

    What was concluded under a former version keeps it. Refused: brands.parameter_unknown,
    brands.parameter_not_understood, brands.out_of_bounds, brands.date_past,
    brands.second_person_needed. Then: brands.parameter_decided.
    """
    hold(f"brands.parameter:{key}")
    if request_id and (known := ParameterVersion.objects.filter(request_id=request_id).first()):
        return known
    understood = rules.understood(key, value)
    approved_by_id = approved_by.pk if approved_by else None
    rules.check_second_person(declared[key], actor.pk, approved_by_id)
    moment = starts_at or now()
    rules.check_starts(moment)
    before = declared[key].value(brand_id=brand_id, at=moment)
    version = ParameterVersion.objects.create(
        key=key,
        brand_id=brand_id,
        value=understood,
        starts_at=moment,
        decided_by_id=actor.pk,
        approved_by_id=approved_by_id,
        why=why,
        request_id=request_id,
    )
    record(
        facts.PARAMETER_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        key=key,
        before=before,
        after=understood,
        starts_at=moment.isoformat(),
        approved_by_id=approved_by_id,
    )
    return version


@transaction.atomic
def withdraw_parameter(*, version_id: int, actor: Staff) -> Withdrawal:
    """Take back a planned value before its date; what holds until then goes on.

    Refused: brands.already_begun, brands.already_withdrawn. Then: brands.parameter_withdrawn.
    """
    version = ParameterVersion.objects.locked(pk=version_id)
    rules.check_not_begun(version.starts_at)
    if Withdrawal.objects.filter(parameter=version).exists():
        raise AlreadyWithdrawn
    withdrawal = Withdrawal.objects.create(parameter=version, withdrawn_by_id=actor.pk)
    record(
        facts.PARAMETER_WITHDRAWN,
        subject=version,
        actor=actor,
        side="staff",
        key=version.key,
        value=version.value,
        starts_at=version.starts_at.isoformat(),
    )
    return withdrawal
