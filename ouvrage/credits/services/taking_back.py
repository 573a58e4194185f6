"""Unspent credits go back with what they came with, and come again if it does."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.credits import facts, wallets
from ouvrage.credits.models import Cause, CreditKind, Grant, TakenBack
from ouvrage.credits.services.granting import grant_credits
from ouvrage.journal.services import record
from ouvrage.kit.time import PARIS, now, paris_day
from ouvrage.ledger.models import Posting
from ouvrage.ledger.services import credit, debit, hold, post_entry


def hold_wallets(company_id: int) -> None:
    """Keep a company from spending and receiving until the caller's transaction ends."""
    hold([wallets.wallet(company_id, kind) for kind in CreditKind.values])


@transaction.atomic
def take_back_grant(*, grant_id: UUID, cause: TakenBack, reference: str) -> int:
    """Take back what is left of a grant before its time, once; how many that was.

    What was spent stays spent, and what it opened stays open. Then: credits.taken_back.
    """
    known = Grant.objects.get(pk=grant_id)
    wallet = wallets.wallet(known.company_id, known.kind)
    hold([wallet])
    grant = Grant.objects.get(pk=grant_id)
    left, grant.left = grant.left, 0
    if left:
        grant.save(update_fields=["left"])
        post_entry(
            key=_key(grant),
            kind=wallets.TAKEN_BACK,
            reference=f"{cause}:{reference}",
            lines=[debit(wallet, left), credit(wallets.taken_back(grant.kind), left)],
        )
        record(
            facts.TAKEN_BACK,
            subject=grant,
            actor=None,
            company_id=grant.company_id,
            kind=grant.kind,
            count=left,
            cause=str(cause),
        )
    return left


@transaction.atomic
def give_again(*, grant_id: UUID) -> int:
    """Give again, once, what was taken back of a grant; how many that is.

    They expire later by the days in Paris that they were away. Then: credits.granted.
    """
    grant = Grant.objects.get(pk=grant_id)
    gone = Posting.objects.filter(entry__key=_key(grant), amount__gt=0).select_related("entry")
    line = gone.first()
    if line is None:
        return 0
    away = paris_day(now()) - paris_day(line.entry.at)
    again = grant_credits(
        company_id=grant.company_id,
        kind=grant.kind,
        count=line.amount,
        cause=Cause.GIVEN_AGAIN,
        key=f"{grant.key}:again",
        expires_at=(grant.expires_at.astimezone(PARIS) + timedelta(days=away.days)),
    )
    return again.count


def _key(grant: Grant) -> str:
    return f"taken_back:{grant.pk}"
