"""The lives of a subscription, of its terms, and of a payment incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.kit.transitions import Moves


class SubscriptionState(models.TextChoices):
    """Where a subscription stands."""

    AWAITING_PAYMENT = "awaiting_payment", pgettext_lazy("subscription", "waiting for payment")
    ACTIVE = "active", pgettext_lazy("subscription", "running")
    PAUSED = "paused", pgettext_lazy("subscription", "paused")
    ENDED = "ended", pgettext_lazy("subscription", "ended")
    ABANDONED = "abandoned", pgettext_lazy("subscription", "never begun")


RUNNING = (SubscriptionState.ACTIVE, SubscriptionState.PAUSED)
LIVE = (SubscriptionState.AWAITING_PAYMENT, *RUNNING)

SUBSCRIPTION_MOVES = Moves(
    {
        SubscriptionState.AWAITING_PAYMENT: {
            SubscriptionState.ACTIVE,
            SubscriptionState.ABANDONED,
        },
        SubscriptionState.ACTIVE: {SubscriptionState.PAUSED, SubscriptionState.ENDED},
        SubscriptionState.PAUSED: {SubscriptionState.ACTIVE, SubscriptionState.ENDED},
    }
)


class TermState(models.TextChoices):
    """Where one term stands; « void » was never paid and is owed by nobody."""

    AWAITING = "awaiting", pgettext_lazy("term", "to be paid")
    PAID = "paid", pgettext_lazy("term", "paid")
    VOID = "void", pgettext_lazy("term", "given up")
    TAKEN_BACK = "taken_back", pgettext_lazy("term", "taken back")


TERM_MOVES = Moves(
    {
        TermState.AWAITING: {TermState.PAID, TermState.VOID},
        TermState.PAID: {TermState.TAKEN_BACK},
    }
)


class IncidentState(models.TextChoices):
    """Where a payment incident stands."""

    OPEN = "open", _("to be settled")
    CONTESTED = "contested", _("contested")
    SETTLED = "settled", _("settled")
    FORGIVEN = "forgiven", _("debt cancelled")
    FALLEN_BACK = "fallen_back", _("back to Découverte")


PENDING = (IncidentState.OPEN, IncidentState.CONTESTED)

INCIDENT_MOVES = Moves(
    {
        IncidentState.OPEN: {
            IncidentState.CONTESTED,
            IncidentState.SETTLED,
            IncidentState.FORGIVEN,
            IncidentState.FALLEN_BACK,
        },
        IncidentState.CONTESTED: {
            IncidentState.OPEN,
            IncidentState.SETTLED,
            IncidentState.FORGIVEN,
        },
    }
)


class EndReason(models.TextChoices):
    """Why a subscription ended."""

    CANCELLED = "cancelled", _("cancelled by its holder")
    WITHDRAWN = "withdrawn", _("withdrawn within fourteen days")
    UNPAID = "unpaid", _("not paid")
    CLOSED = "closed", _("the account was closed")
    PLATFORM = "platform", _("ended by the platform, unused days refunded")
