"""Writing the texts that people read and agree to."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.http import Http404

from ouvrage.brands import facts, rules
from ouvrage.brands.errors import AlreadyWithdrawn
from ouvrage.brands.models import TextVersion, Withdrawal
from ouvrage.brands.queries import is_first, of_brand
from ouvrage.brands.services.parameters import Staff
from ouvrage.brands.texts import text_of
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now


@transaction.atomic
def write_text(
    *,
    key: str,
    bodies: Mapping[str, str],
    actor: Staff,
    brand_id: int | None = None,
    starts_at: datetime | None = None,
    why: str = "",
    request_id: UUID | None = None,
    approved_by: Staff | None = None,
) -> list[TextVersion]:
    """Write the next version of a text in both languages, under one number, once per request.

    Refused: brands.second_person_needed, brands.language_missing, brands.variable_unknown,
    brands.date_past, brands.notice_too_short. Then: brands.text_written.
    """
    hold(f"brands.text:{key}:{brand_id}")  # numbers are given one after the other
    known = list(TextVersion.objects.filter(request_id=request_id)) if request_id else []
    if known:
        return known
    versions = TextVersion.objects.filter(of_brand(brand_id), key=key)
    last = versions.aggregate(last=Max("number"))["last"] or 0
    moment = starts_at or now()
    said = {language: _clean(bodies.get(language, "")) for language in rules.LANGUAGES}
    approved_by_id = approved_by.pk if approved_by else None
    rules.check_written_by_two(text_of(key), actor.pk, approved_by_id)
    rules.check_bodies(text_of(key), said)
    rules.check_starts(moment)
    rules.check_announced(text_of(key), moment, is_first=is_first(key, brand_id))
    common = {
        "key": key,
        "brand_id": brand_id,
        "number": last + 1,
        "starts_at": moment,
        "decided_by_id": actor.pk,
        "approved_by_id": approved_by_id,
        "why": why,
        "request_id": request_id,
    }
    written = [
        TextVersion.objects.create(language=language, body=body, **common)
        for language, body in said.items()
    ]
    _tell(written[0], actor)
    return written


@transaction.atomic
def withdraw_text(*, key: str, number: int, brand_id: int | None, actor: Staff) -> None:
    """Take back a planned version, in both languages, before its date.

    Refused: brands.already_begun, brands.already_withdrawn. Then: brands.text_withdrawn.
    """
    hold(f"brands.text:{key}:{brand_id}")
    versions = list(TextVersion.objects.filter(of_brand(brand_id), key=key, number=number))
    if not versions:
        raise Http404
    for version in versions:
        rules.check_not_begun(version.starts_at)
    if Withdrawal.objects.filter(text__in=versions).exists():
        raise AlreadyWithdrawn
    for version in versions:
        Withdrawal.objects.create(text=version, withdrawn_by_id=actor.pk)
    record(
        facts.TEXT_WITHDRAWN,
        subject=versions[0],
        actor=actor,
        side="staff",
        key=key,
        number=number,
    )


def _clean(body: str) -> str:
    return body.replace("\r\n", "\n").strip()


def _tell(version: TextVersion, actor: Staff) -> None:
    record(
        facts.TEXT_WRITTEN,
        subject=version,
        actor=actor,
        side="staff",
        key=version.key,
        number=version.number,
        starts_at=version.starts_at.isoformat(),
        approved_by_id=version.approved_by_id,
    )
