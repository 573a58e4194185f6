"""Wallets rest for a while: nothing is spent, nothing expires."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from ouvrage.accounts.models import User
from ouvrage.credits import facts, wallets
from ouvrage.credits.models import CreditKind, Freeze
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.time import now, paris_day
from ouvrage.ledger.services import hold

# The same hour of a later day in Paris, whatever daylight saving does; a grant that came during
# the freeze waited only since it came, and one that was over before it stays over.
MOVE = """
WITH moved AS (
    UPDATE credits_grant
    SET expires_at = (
        expires_at AT TIME ZONE 'Europe/Paris' + make_interval(days =>
            %(today)s::date
                - (greatest(%(began)s::timestamptz, granted_at) AT TIME ZONE 'Europe/Paris')::date)
    ) AT TIME ZONE 'Europe/Paris'
    WHERE company_id = %(company)s AND "left" > 0 AND expires_at > %(began)s
    RETURNING id, old.expires_at AS was_at
)
INSERT INTO credits_move (grant_id, freeze_id, was_at) SELECT id, %(freeze)s, was_at FROM moved
"""


@transaction.atomic
def freeze_wallets(
    *, company_id: int, cause: str, reference: str, actor: User | None = None
) -> Freeze:
    """Stop a company's credits from being spent and from expiring; once per reference.

    Reasons may overlap: the wallets thaw with the last of them. Then: credits.frozen.
    """
    hold([wallets.wallet(company_id, kind) for kind in CreditKind.values])
    known = Freeze.objects.filter(reference=reference).first()
    if known:
        return known
    moment = now()
    first = _open(company_id).order_by("began_at").first()
    freeze = Freeze.objects.create(
        company_id=company_id,
        cause=cause,
        reference=reference,
        began_at=first.began_at if first else moment,
        frozen_at=moment,
    )
    _tell(facts.FROZEN, freeze, actor)
    return freeze


@transaction.atomic
def thaw_wallets(
    *, company_id: int, cause: str, reference: str, actor: User | None = None
) -> Freeze | None:
    """End the freeze of that reference; once. None when there never was one.

    When no other reason is left, what was live moves its expiry by the days in Paris that it
    was frozen. Then: credits.thawed.
    """
    hold([wallets.wallet(company_id, kind) for kind in CreditKind.values])
    freeze = Freeze.objects.filter(company_id=company_id, reference=reference).first()
    if freeze is None or freeze.thawed_at is not None:
        return freeze
    moment = now()
    freeze.thawed_at = moment
    if not _open(company_id).exclude(pk=freeze.pk).exists():
        freeze.moved_days = (paris_day(moment) - paris_day(freeze.began_at)) // timedelta(days=1)
        _move_expiries(freeze)
    freeze.save(update_fields=["thawed_at", "moved_days"])
    _tell(facts.THAWED, freeze, actor, days=freeze.moved_days, why=cause)
    return freeze


def _move_expiries(freeze: Freeze) -> None:
    values: dict[str, Any] = {
        "company": freeze.company_id,
        "freeze": freeze.pk,
        "began": freeze.began_at,
        "today": paris_day(freeze.thawed_at or now()),
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVE, values)


def _open(company_id: int) -> QuerySet[Freeze]:
    return Freeze.objects.filter(company_id=company_id, thawed_at__isnull=True)


def _tell(kind: FactKind, freeze: Freeze, actor: User | None, **more: Any) -> None:
    record(
        kind,
        subject=freeze,
        actor=actor,
        side=_side(actor, freeze),
        company_id=freeze.company_id,
        cause=freeze.cause,
        reference=freeze.reference,
        **more,
    )


def _side(actor: User | None, freeze: Freeze) -> str:
    if actor is None:
        return "platform"
    return "provider" if actor.company_id == freeze.company_id else "staff"
