"""Why something about a subscription is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NotOnSale(Refused):
    """Découverte needs no order; a term has 1, 3 or 12 months."""

    code = "subscriptions.not_on_sale"
    message = _(
        "This plan cannot be ordered for that length. Nothing was ordered; "
        "choose Essentiel or Privilège, for 1, 3 or 12 months."
    )


class AlreadySubscribed(Refused):
    """One subscription per company."""

    code = "subscriptions.already_subscribed"
    message = _(
        "Your company already has the plan {plan}. Nothing was ordered; "
        "change it or extend it on your Subscription page."
    )


class TextDiffers(Refused):
    """What was retyped is not the confirmation text."""

    code = "subscriptions.text_differs"
    message = _(
        "What you typed differs from the confirmation text. Nothing was ordered and nothing is "
        "owed; your Découverte credits stay usable. Copy the sentence, or leave the order."
    )


class NoText(Refused):
    """There is no confirmation text to accept."""

    code = "subscriptions.no_text"
    message = _("The confirmation text is missing, so nothing was ordered. Please write to us.")


class PaymentUnderWay(Refused):
    """A bank is deciding about the payment of this order."""

    code = "subscriptions.payment_under_way"
    message = _(
        "A payment is under way with your bank. Nothing was changed; "
        "wait for its answer, which your Subscription page shows."
    )


class NotRunning(Refused):
    """The subscription has not begun, is paused, or is over."""

    code = "subscriptions.not_running"
    message = _(
        "This subscription does not run at the moment. Nothing was changed; "
        "your Subscription page says where it stands."
    )


class NotFreeToLeave(Refused):
    """The legal notice was sent in time, so the term runs to its last day."""

    code = "subscriptions.not_free_to_leave"
    message = _(
        "This term cannot be ended at once, because its renewal was announced in time. "
        "You may still cancel: it then ends on its last day and does not renew."
    )


class TooLateToUndo(Refused):
    """The subscription has ended meanwhile."""

    code = "subscriptions.too_late_to_undo"
    message = _("This subscription has ended. Nothing was changed; you may order a new one.")


class TooLateToWithdraw(Refused):
    """The days of withdrawal are over."""

    code = "subscriptions.too_late_to_withdraw"
    message = _(
        "Withdrawing was possible until {until}. Nothing was changed; "
        "you may still cancel, so that it does not renew."
    )


class CreditsSpent(Refused):
    """A credit of this subscription was spent, so it can no longer be withdrawn from."""

    code = "subscriptions.credits_spent"
    message = _(
        "{count} credits of this subscription are already spent, so you can no longer withdraw. "
        "Nothing was changed; you may still cancel, so that it does not renew."
    )


class AlreadyPaused(Refused):
    """A term can be paused once."""

    code = "subscriptions.already_paused"
    message = _("This term was already paused once. Nothing was changed; it runs as before.")


class WrongPause(Refused):
    """A pause lasts 1 to 3 months."""

    code = "subscriptions.wrong_pause"
    message = _("A pause lasts 1 to {longest} months. Nothing was changed; choose another length.")


class IncidentPending(Refused):
    """A payment is missing."""

    code = "subscriptions.incident_pending"
    message = _(
        "A payment of {amount} is missing. Nothing was changed; settle it first on your "
        "Subscription page, or contest it there."
    )


class OrderPending(Refused):
    """Another order waits for its payment."""

    code = "subscriptions.order_pending"
    message = _(
        "An order already waits for its payment. Nothing more was ordered; "
        "pay it or give it up on your Subscription page."
    )


class WillEnd(Refused):
    """The subscription was cancelled."""

    code = "subscriptions.will_end"
    message = _(
        "You cancelled this subscription, which ends on {day}. Nothing was changed; "
        "take the cancellation back first if you want to go on."
    )


class NotLarger(Refused):
    """Only a larger plan can be had at once."""

    code = "subscriptions.not_larger"
    message = _(
        "This plan does not cost more than yours. Nothing was changed; "
        "you may choose it for the end of your term."
    )


class NotSmaller(Refused):
    """Only a smaller plan waits for the end of the term."""

    code = "subscriptions.not_smaller"
    message = _(
        "This plan does not cost less than yours. Nothing was changed; you may have it at once."
    )


class WrongCode(Refused):
    """The digits are not those sent, or can no longer be used."""

    code = "subscriptions.wrong_code"
    message = _(
        "This code does not match, or its time is over. Nothing was cancelled; "
        "type it again or ask for another one."
    )


class IncidentClosed(Refused):
    """The incident is over."""

    code = "subscriptions.incident_closed"
    message = _("This payment incident is closed. Nothing was changed and nothing is owed for it.")


class DebtOfIncident(Refused):
    """A missing payment is forgiven where its incident is seen to, with a reason."""

    code = "subscriptions.debt_of_incident"
    message = _(
        "This payment belongs to an open incident. Nothing was cancelled; "
        "cancel the debt on the incident’s page, with its reason."
    )


class PricePromised(Refused):
    """A renewal was announced at its price; a dearer one comes after it (LEG-10)."""

    code = "subscriptions.price_promised"
    message = _(
        "{count} renewals, the last on {day}, were already announced at a lower price. "
        "Nothing was saved; let the new figures begin on {first} or later."
    )


class CreditsPromised(Refused):
    """A renewal was announced of a plan with more credits; fewer come after it."""

    code = "subscriptions.credits_promised"
    message = _(
        "{count} renewals, the last on {day}, were announced while the plan gave more credits. "
        "Nothing was saved; let the new figures begin on {first} or later."
    )
