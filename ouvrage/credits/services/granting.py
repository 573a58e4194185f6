"""Credits come to a wallet: given, or returned on evidence."""

from datetime import datetime, timedelta

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits import facts, rules, wallets
from ouvrage.credits.models import Grant, Spend
from ouvrage.credits.parameters import RETURN_DAYS, VALIDITY_DAYS
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import end_of_day, today
from ouvrage.ledger.lines import AccountName
from ouvrage.ledger.services import credit, debit, hold, post_entry


@transaction.atomic
def grant_credits(
    *,
    company_id: int,
    kind: str,
    count: int,
    cause: str,
    key: str,
    expires_at: datetime | None = None,
    actor: User | None = None,
    approved_by: User | None = None,
) -> Grant:
    """Give a company credits of one kind, once per key; a gesture above the bound needs two people.

    Refused: credits.needs_second_person. Then: credits.granted.
    """
    rules.check_goodwill(cause, count, actor, approved_by)
    until = expires_at or _days_ahead(VALIDITY_DAYS.value())
    details = {"company_id": company_id, "kind": kind, "count": count, "cause": cause}
    grant, is_new = _add(
        Grant(key=key, expires_at=until, **details),
        source=wallets.given(kind),
        movement=wallets.GRANTED,
        reference=cause,
    )
    if is_new:
        record(
            facts.GRANTED,
            subject=grant,
            actor=actor,
            side="staff" if actor else "platform",
            company_id=company_id,
            kind=kind,
            count=count,
            cause=cause,
            expires=until.isoformat(),
            approved_by=approved_by.pk if approved_by else None,
        )
    return grant


def return_credit(
    *,
    company_id: int,
    kind: str,
    key: str,
    reference: str,
    cause: str,
    spend_key: str = "",
    project_id: int | None = None,
    evidence: int | None = None,
) -> Grant:
    """Give a spent credit back, once per key. Must run inside the caller's transaction.

    It lives as long as the one that was spent (`spend_key`), and at least
    `credits.return_days`. `evidence` is the fact that gives it back.
    Then: credits.returned, with the project when one is named.
    """
    require_transaction()
    until = _days_ahead(RETURN_DAYS.value())
    spend = Spend.objects.filter(pk=spend_key).select_related("grant").first()
    if spend:
        until = max(until, spend.grant.expires_at)
    grant, is_new = _add(
        Grant(key=key, company_id=company_id, kind=kind, count=1, cause=cause, expires_at=until),
        source=wallets.used(kind),
        movement=wallets.RETURNED,
        reference=reference,
    )
    if is_new:
        record(
            facts.RETURNED,
            subject=grant,
            actor=None,
            project_id=project_id,
            company_id=company_id,
            kind=kind,
            cause=cause,
            evidence=evidence,
        )
    return grant


def _add(grant: Grant, *, source: AccountName, movement: str, reference: str) -> tuple[Grant, bool]:
    """Write the grant and its entry under the wallet's lock, unless its key is known."""
    wallet = wallets.wallet(grant.company_id, grant.kind)
    hold([wallet])
    known = Grant.objects.filter(key=grant.key).first()
    if known:
        return known, False
    grant.id, grant.left = new_id(), grant.count
    grant.save(force_insert=True)
    lines = [debit(source, grant.count), credit(wallet, grant.count)]
    post_entry(key=grant.key, kind=movement, reference=reference, lines=lines)
    return grant, True


def _days_ahead(days: int) -> datetime:
    return end_of_day(today() + timedelta(days=days))
