"""Which packs are on sale, whose orders stand where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ouvrage.accounts.models import User
from ouvrage.credits import wallets
from ouvrage.credits.models import Grant, PackOrder, PackVersion, Spend
from ouvrage.credits.packs.models import PackOrderQuerySet
from ouvrage.credits.packs.states import PackOrderState
from ouvrage.credits.parameters import ORDER_DAYS
from ouvrage.kit.time import now
from ouvrage.ledger.models import Posting
from ouvrage.payments.states import UNDER_WAY


def versions_in_force(at: datetime | None = None) -> QuerySet[PackVersion]:
    """The newest version of each pack that has begun, on sale or not, in the order of the shelf."""
    begun = PackVersion.objects.filter(starts_at__lte=at or now()).select_related("pack")
    return begun.order_by("pack__position", "pack_id", "-starts_at", "-number").distinct(
        "pack__position", "pack_id"
    )


def packs_on_sale() -> list[PackVersion]:
    return [version for version in versions_in_force() if version.is_on_sale]


def pack_in_force(code: str, at: datetime | None = None) -> PackVersion | None:
    """The figures of a pack as they stand now, or as decided today for a moment."""
    return versions_in_force(at).filter(pack__code=code).first()


def grants_of(order: PackOrder) -> QuerySet[Grant]:
    """All that was given for it, whichever round."""
    return Grant.objects.filter(key__startswith=order.keys)


def spent_of(order: PackOrder) -> int:
    """How many of its credits were spent."""
    return Spend.objects.filter(grant__key__startswith=order.keys).count()


def spent_since(company_id: int, moment: datetime) -> Mapping[str, int]:
    """By kind, how many credits a company spent from then on; one query."""
    spends = Posting.objects.filter(
        account__code__in=wallets.codes_of(company_id),
        entry__kind=wallets.SPENT,
        entry__at__gte=moment,
    )
    rows = spends.values_list("account__unit").annotate(count=Count("pk"))
    return dict(rows.order_by("account__unit"))


def overdue_orders() -> list[UUID]:
    """Orders that have waited for their payment longer than `credits.order_days`."""
    before = now() - timedelta(days=ORDER_DAYS.value())
    waiting = PackOrder.objects.awaiting().filter(ordered_at__lt=before)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def orders_to_drop(company_id: int) -> list[UUID]:
    """Unpaid orders of a company, save those that a bank is deciding about or has just paid."""
    waiting = PackOrder.objects.awaiting().filter(company_id=company_id)
    waiting = waiting.exclude(payment__state__in=UNDER_WAY)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class PackOrders:
    """« Mes achats de crédits »: a company's orders, newest first."""

    person: User

    ORDER = ("-pk",)

    def rows(self) -> PackOrderQuerySet:
        own = PackOrder.objects.filter(company_id=self.person.company_id or 0)
        return own.select_related("pack_version__pack", "payment")


@dataclass(frozen=True, slots=True)
class Touched:
    """Whom a new version of a pack would touch: nobody's bought credits ever change."""

    waiting: int
    """Orders not yet paid: they keep the price they were made at."""
    buyers: int
    """Companies that bought it before and would find another price."""


def touched_by_version(pack_code: str) -> Touched:
    """One query, whatever the number of orders."""
    paid = ~Q(state__in=[PackOrderState.AWAITING, PackOrderState.VOID])
    found = PackOrder.objects.filter(pack_version__pack__code=pack_code).aggregate(
        waiting=Count("pk", filter=Q(state=PackOrderState.AWAITING)),
        buyers=Count("company", filter=paid, distinct=True),
    )
    return Touched(**found)
