"""What the doors of the credits are tried with."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.credits.goodwill.services import ask_goodwill
from ouvrage.credits.models import CreditKind
from ouvrage.credits.tests.factories import bought_pack, install_packs
from ouvrage.kit.ids import new_id


def large_gesture(people: dict[str, User]) -> dict[str, Any]:
    """Asked by support, so that anybody else who makes gestures may approve it."""
    gesture = ask_goodwill(
        goodwill_id=new_id(),
        company_id=people["provider_none"].company_id or 0,
        kind=CreditKind.OFFRE,
        count=40,
        reason="Un mois sans projet dans ce métier.",
        actor=people["support"],
    )
    return {"goodwill_id": gesture.pk}


def pack(people: dict[str, User]) -> dict[str, Any]:
    """Bought by one provider; the pack that everybody may look at."""
    install_packs()
    order = bought_pack(people["provider_selected"])
    return {"order_id": order.pk, "pack": "contacts", "month": "2020-01"}


def pack_order(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"order_id": new_id(), "at_once": "on"}


def gesture(_scene: dict[str, Any]) -> dict[str, Any]:
    """A small one, of which nobody else need approve."""
    return {
        "goodwill_id": new_id(),
        "company": "provider_none",
        "kind": "OFFRE",
        "count": 2,
        "reason": "Un projet retiré.",
    }


def no_gesture(_scene: dict[str, Any]) -> dict[str, Any]:
    return {"answer": "Pas cette fois."}
