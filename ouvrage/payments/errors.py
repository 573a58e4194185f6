"""Why payments are refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class WrongAmount(Refused):
    """An amount that cannot be paid or given back: zero, negative or beyond any price of ours."""

    code = "payments.wrong_amount"
    message = _("This amount is not possible. Nothing was charged; reload the page and try again.")


class NotPayable(Refused):
    """The payment is paid, cancelled or under way, so it takes no other try."""

    code = "payments.not_payable"
    message = _(
        "This payment no longer waits for anything. Nothing more was charged; "
        "reload the page to see where it stands."
    )


class UnusableMethod(Refused):
    """The means of payment was removed or has expired."""

    code = "payments.unusable_method"
    message = _(
        "This means of payment can no longer be used. Nothing was charged; "
        "choose another one or enter a new one."
    )


class MethodInUse(Refused):
    """A means of payment is not removed while a payment by it is under way."""

    code = "payments.method_in_use"
    message = _(
        "A payment by this means is under way. It was kept; remove it once the payment is done."
    )


class NotInHand(Refused):
    """More would be sold or given back than the payment still holds."""

    code = "payments.not_in_hand"
    message = _(
        "The money of this payment is not in hand any more, or not yet. Nothing was moved; "
        "to give back what was sold, take back the sale with it."
    )


class MoreThanSold(Refused):
    """More would be taken back than is left of the sale."""

    code = "payments.more_than_sold"
    message = _("This is more than what is left of the sale. Nothing was taken back.")


class NeedsSecondPerson(Refused):
    """A large refund is decided by two members of staff."""

    code = "payments.needs_second_person"
    message = _(
        "Above {bound}, a colleague must approve the refund. Nothing was given back; "
        "ask somebody else to approve it."
    )
    status = 403


class ProviderSilent(Refused):
    """The payment provider does not answer; nobody knows yet whether it acted."""

    code = "payments.provider_silent"
    message = _(
        "Our payment provider does not answer at the moment. Nothing was charged; "
        "try again in a few minutes."
    )


class NothingToAskAgain(Refused):
    """The provider's movement bears the name of no try and no refund of ours."""

    code = "payments.nothing_to_ask_again"
    message = _(
        "No payment or refund of ours has this number, so there is nothing to ask again. "
        "The difference stays open; look it up at the provider, then close it with a note."
    )


class DifferenceClosed(Refused):
    """Somebody, or a comparison, closed it before."""

    code = "payments.difference_closed"
    message = _("This difference is already closed. Nothing was changed.")
