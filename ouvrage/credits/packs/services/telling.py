"""How facts of an order are told, and what its pack is called on papers."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from ouvrage.accounts.models import User
from ouvrage.credits.models import PackOrder, PackVersion
from ouvrage.credits.words import in_words
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record


def tell(fact: FactKind, order: PackOrder, actor: User | None = None, **data: Any) -> None:
    """Record a fact about an order, with its pack and price."""
    side = "platform" if actor is None else "staff" if actor.is_staff_member else "provider"
    record(
        fact,
        subject=order,
        actor=actor,
        side=side,
        company_id=order.company_id,
        pack=order.pack_version.pack.code,
        version=order.pack_version.number,
        amount_cents=order.ttc_cents,
        **data,
    )


def label_of(version: PackVersion) -> str:
    """« Pack de crédits : 10 consultations », in the language of the moment."""
    return _("Pack of credits: {credits}").format(credits=in_words(version.counts))


def label_in_both(version: PackVersion) -> dict[str, str]:
    """As a sale and its invoice say it."""
    said = {}
    for language in ("fr", "en"):
        with translation.override(language):
            said[language] = label_of(version)
    return said
