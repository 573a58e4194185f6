"""What credits know of a payment, for the accountant's desk: packs."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.credits.packs import services
from ouvrage.credits.packs.services.ordering import PURPOSE
from ouvrage.payments.desk.registry import Purpose, declare_purpose
from ouvrage.payments.models import Payment


def _give_up(payment: Payment, actor: User) -> None:
    """An order of a pack that is not paid is given up with its payment."""
    services.give_up_order(order_id=UUID(payment.purpose_id), actor=actor)


declare_purpose(PURPOSE, Purpose(_("Pack of credits"), lambda _payment: None, _give_up))
