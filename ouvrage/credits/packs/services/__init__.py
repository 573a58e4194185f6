"""Ordering a pack, settling it, undoing it; publishing its figures."""

from ouvrage.credits.packs.services.ordering import buy_pack, give_up_order, give_up_overdue
from ouvrage.credits.packs.services.publishing import publish_pack_version
from ouvrage.credits.packs.services.settling import note_failure, settle_order
from ouvrage.credits.packs.services.undoing import take_back_returned, withdraw_pack

__all__ = [
    "buy_pack",
    "give_up_order",
    "give_up_overdue",
    "note_failure",
    "publish_pack_version",
    "settle_order",
    "take_back_returned",
    "withdraw_pack",
]
