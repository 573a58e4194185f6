"""What a company has, and every movement of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.credits import wallets
from ouvrage.credits.models import Cause, CreditKind, Freeze, Grant, TakenBack
from ouvrage.credits.sources import SYSTEM, Link, Sources, sources_of
from ouvrage.kit.time import now, paris_day, start_of_day, today
from ouvrage.ledger.models import Account, Entry, Posting
from ouvrage.ledger.verify import broken_links

MOVEMENTS: dict[str, Promise] = {
    wallets.GRANTED: _("Credits received"),
    wallets.SPENT: _("Spent on a project"),
    wallets.RETURNED: _("Returned"),
    wallets.EXPIRED: _("Expired"),
    wallets.TAKEN_BACK: _("Taken back"),
}


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left of one kind; how many of them expire first, and when."""

    count: int = 0
    expiring: int = 0
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of a wallet, as its owner reads it."""

    at: datetime
    kind: CreditKind
    change: int
    cause: str | Promise
    project_id: int | None
    balance_after: int
    who: str | Promise = SYSTEM
    told_at: int | None = None
    links: tuple[Link, ...] = ()

    @property
    def signed(self) -> str:
        """« +3 », « −1 »."""
        return f"+{self.change}" if self.change > 0 else f"−{-self.change}"


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What recomputing a company's own chains found."""

    movements: int
    head: str
    broken: bool


def balances(company_id: int) -> dict[str, Balance]:
    """The balance of each kind, in one query; expired credits no longer count."""
    found = {str(kind): Balance() for kind in CreditKind}
    live = live_grants(company_id, now())
    for kind, left, until in live.order_by("expires_at").values_list("kind", "left", "expires_at"):
        had = found[kind]
        soonest = had.expires_at or until
        expiring = had.expiring + (left if until == soonest else 0)
        found[kind] = Balance(had.count + left, expiring, soonest)
    return found


def live_grants(company_id: int, at: datetime) -> QuerySet[Grant]:
    """What may be spent, now or once the wallets thaw: in a freeze nothing expires."""
    frozen = Freeze.objects.filter(
        company=OuterRef("company"), thawed_at=None, began_at__lt=OuterRef("expires_at")
    )
    held = Grant.objects.filter(company_id=company_id, left__gt=0)
    return held.filter(Q(expires_at__gt=at) | Exists(frozen))


def frozen_since(company_id: int) -> datetime | None:
    """When the wallets were frozen, if they are."""
    first = Freeze.objects.filter(company_id=company_id, thawed_at=None).order_by("began_at")
    return first.values_list("began_at", flat=True).first()


def due_to_expire(at: datetime) -> QuerySet[Grant]:
    """Grants whose time is over and that still hold something; a frozen company's wait."""
    due = Grant.objects.filter(left__gt=0, expires_at__lte=at)
    return due.exclude(company__in=Freeze.objects.filter(thawed_at=None).values("company"))


def due_batch(at: datetime, size: int) -> list[UUID]:
    """The next of them, at most one per wallet."""
    due = due_to_expire(at).order_by("company_id", "kind", "expires_at", "pk")
    return list(due.distinct("company_id", "kind").values_list("pk", flat=True)[:size])


@dataclass(frozen=True, slots=True)
class CreditLedger:
    """The page « Consommation crédit »: a company's movements, newest first, as asked for."""

    company_id: int
    kind: CreditKind | None = None
    movement: str = ""
    month: date | None = None
    project_id: int | None = None

    def rows(self) -> QuerySet[Posting]:
        codes = [wallets.code_of(self.company_id, self.kind)] if self.kind else self._codes
        lines = Posting.objects.filter(account__code__in=codes)
        if self.movement:
            lines = lines.filter(entry__kind=self.movement)
        if self.month:
            begins, ends = month_bounds(self.month)
            lines = lines.filter(entry__at__gte=begins, entry__at__lt=ends)
        if self.project_id:
            lines = lines.filter(entry__reference=f"project:{self.project_id}")
        return lines.select_related("entry", "account")

    def movements(self, lines: Iterable[Posting]) -> list[Movement]:
        """The lines in words, with where each comes from."""
        lines = list(lines)
        sources = sources_of(self.company_id, lines)
        return [_movement(line, sources) for line in lines]

    def months(self) -> list[date]:
        """The first day of each month since the first movement, newest first."""
        entries = Posting.objects.filter(account__code__in=self._codes)
        began = entries.aggregate(at=Min("entry__at"))["at"]
        months, month = [], today().replace(day=1)
        while began and month >= paris_day(began).replace(day=1):
            months.append(month)
            month = (month - timedelta(days=1)).replace(day=1)
        return months

    def chain(self) -> ChainCheck:
        """Recompute the chains of this company's wallets."""
        accounts = Account.objects.filter(code__in=self._codes).order_by("code")
        heads = [(account.length, account.head) for account in accounts]
        return ChainCheck(
            movements=sum(length for length, head in heads),
            head=" ".join(head[:8] for length, head in heads if head),
            broken=bool(broken_links(self._codes)),
        )

    @property
    def _codes(self) -> list[str]:
        return wallets.codes_of(self.company_id)


def month_bounds(month: date) -> tuple[datetime, datetime]:
    """The first moment of that month in Paris, and the first of the next."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start_of_day(month.replace(day=1)), start_of_day(following)


def _movement(line: Posting, sources: Sources) -> Movement:
    grant, project_id = sources.grant_of(line), project_in(line.entry.reference)
    fact = sources.fact_of(line, project_id)
    came = grant is not None and grant.key == line.entry.key
    return Movement(
        at=line.entry.at,
        kind=CreditKind(line.account.unit),
        change=-line.amount,
        cause=_cause(line.entry, grant if came else None),
        project_id=project_id,
        balance_after=line.balance_after or 0,
        who=sources.who(fact),
        told_at=fact.pk if fact and project_id else None,
        links=tuple(sources.links(line)),
    )


def _cause(entry: Entry, grant: Grant | None) -> str | Promise:
    if grant and grant.cause in Cause.values:
        return Cause(grant.cause).label
    why = entry.reference.split(":")[0]
    if entry.kind == wallets.TAKEN_BACK and why in TakenBack.values:
        return TakenBack(why).label
    return MOVEMENTS.get(entry.kind, entry.kind)


def project_in(reference: str) -> int | None:
    """The project that a reference such as "project:123" names."""
    found = re.fullmatch(r"project:(\d+)", reference)
    return int(found[1]) if found else None
