"""Credits leave a wallet because their time is over; their owner is told before."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import Company
from ouvrage.credits import facts, notices, queries, wallets
from ouvrage.credits.models import Grant
from ouvrage.journal.services import record
from ouvrage.kit.time import now
from ouvrage.ledger.services import credit, debit, hold, post_entry


@transaction.atomic
def expire_grant(*, grant_id: UUID) -> None:
    """Take back what is left of a grant whose time is over; leave any other alone.

    The wallet is held before the grant is read: a spend changes both in that order.
    Then: credits.expired.
    """
    known = Grant.objects.get(pk=grant_id)
    wallet = wallets.wallet(known.company_id, known.kind)
    hold([wallet])
    grant = Grant.objects.get(pk=grant_id)
    if grant.left == 0 or grant.expires_at > now():
        return
    lost, grant.left = grant.left, 0
    grant.save(update_fields=["left"])
    post_entry(
        key=f"expired:{grant.pk}",
        kind=wallets.EXPIRED,
        reference=grant.cause,
        lines=[debit(wallet, lost), credit(wallets.lapsed(grant.kind), lost)],
    )
    record(
        facts.EXPIRED,
        subject=grant,
        actor=None,
        company_id=grant.company_id,
        kind=grant.kind,
        count=lost,
    )


@transaction.atomic
def announce_expiry(*, company_id: int, day: date) -> None:
    """Tell a company what will expire that day, as it stands now.

    Then: a mail and a line to each member, once per day of expiry.
    """
    grants = queries.expiring_on(company_id, day)
    if grants:
        notices.tell_expiry(Company.objects.get(pk=company_id), day, grants)
