"""Why credits are refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NoneLeft(Refused):
    """The wallet of that kind is empty, or all it holds has expired."""

    code = "credits.none_left"
    message = _(
        "You have no credit of this kind left ({kind}). Nothing was spent; "
        "your Credits page shows what you have and until when."
    )


class Frozen(Refused):
    """The wallets are frozen: a pause of the subscription, most often."""

    code = "credits.frozen"
    message = _(
        "Your credits are frozen for the moment. Nothing was spent, and their dates of expiry wait "
        "with them; your Credits page says since when."
    )


class NeedsSecondPerson(Refused):
    """A large gesture is decided by two members of staff."""

    code = "credits.needs_second_person"
    message = _(
        "Above {bound} credits, a colleague must approve the gesture. Nothing was given; "
        "ask somebody else to approve it."
    )
    status = 403


class CompanyUnknown(Refused):
    """Nobody answers to that pseudo, address or number."""

    code = "credits.company_unknown"
    message = _(
        "No provider answers to “{words}”. Nothing was given and what you typed is kept; "
        "try the pseudo, the e-mail address or the SIREN."
    )


class OwnCompany(Refused):
    """Nobody gives credits to the company he acts for."""

    code = "credits.own_company"
    message = _(
        "You act for this company yourself. Nothing was given; ask a colleague to decide it."
    )
    status = 403


class PackNotOnSale(Refused):
    """The pack is unknown, or no longer on the shelf."""

    code = "credits.pack_not_on_sale"
    message = _("This pack is not on sale. Nothing was ordered; choose another one.")


class PackPaymentUnderWay(Refused):
    """A bank is deciding about the payment of this order."""

    code = "credits.payment_under_way"
    message = _(
        "A payment is under way with your bank. Nothing was changed; "
        "wait for its answer, which the page of your order shows."
    )


class OrderNotPaid(Refused):
    """Only what was paid, and not yet given back, is withdrawn from."""

    code = "credits.order_not_paid"
    message = _("There is nothing to refund on this order: nothing was changed.")


class PackTooLate(Refused):
    """The days to withdraw are over."""

    code = "credits.too_late_to_withdraw"
    message = _(
        "You could withdraw until {until}. Nothing was changed: "
        "the credits stay yours, until the date that is shown."
    )


class PackCreditsSpent(Refused):
    """A credit of the pack was spent."""

    code = "credits.pack_spent"
    message = _(
        "{count} of these credits were spent, so this order can no longer be withdrawn from. "
        "Nothing was changed: the others stay yours."
    )
