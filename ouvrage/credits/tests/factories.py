"""Packs and orders as they are after their services, for whoever tests with them."""

from ouvrage.accounts.models import User
from ouvrage.credits.models import Pack, PackOrder, PackVersion
from ouvrage.credits.packs import defaults, services
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.payments.models import Payment
from ouvrage.payments.tests.factories import paid


def install_packs() -> None:
    """The packs that the migration installs; tests that empty tables call it."""
    defaults.install(Pack.objects, PackVersion.objects)


def ordered_pack(person: User, code: str = "mixte", **details) -> PackOrder:
    """An order that waits for its payment."""
    given = {"order_id": new_id(), "brand_id": None, "actor": person}
    return services.buy_pack(pack_code=code, **given | details)


def bought_pack(person: User, code: str = "mixte", **details) -> PackOrder:
    """A paid order, its credits given."""
    order = ordered_pack(person, code, **details)
    paid(payment_of(order))
    run_due()
    order.refresh_from_db()
    return order


def payment_of(order: PackOrder) -> Payment:
    order.refresh_from_db()
    return Payment.objects.found(pk=order.payment_id)
