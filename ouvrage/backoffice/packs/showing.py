"""The figures of a pack in words, whom they touch, and a decision as a second person reads it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ouvrage.backoffice.decisions.showing import Shown, tells
from ouvrage.backoffice.versions.showing import compared, figures_of
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.credits.deciding import PACK
from ouvrage.credits.models import Pack
from ouvrage.credits.packs.comparing import each, plans_beside
from ouvrage.credits.packs.queries import pack_in_force, touched_by_version
from ouvrage.kit.money import Money
from ouvrage.ui.text import money

NAMES: dict[str, Any] = {
    "ht_cents": gettext_lazy("Price, excl. VAT"),
    "consultation": gettext_lazy("Consultation credits"),
    "offre": gettext_lazy("Offer credits"),
    "contact": gettext_lazy("Contact credits"),
    "validity_days": gettext_lazy("Days these credits are valid"),
    "is_on_sale": gettext_lazy("On sale"),
}
"""Each figure of a version as staff read it, in the order in which they do."""
KINDS = ("consultation", "offre", "contact")


def told(pack: Pack, figures: Mapping[str, Any], _starts_at: datetime | None = None) -> list[str]:
    """In sentences: who keeps what, what a credit comes to, beside the plans."""
    found = touched_by_version(pack.code)
    said = [
        ngettext(
            "{count} unpaid order keeps the price and the credits it was made at.",
            "{count} unpaid orders keep the price and the credits they were made at.",
            found.waiting,
        ).format(count=found.waiting),
        ngettext(
            "{count} company bought this pack before: its credits keep their number and dates.",
            "{count} companies bought this pack before: their credits keep their number and dates.",
            found.buyers,
        ).format(count=found.buyers),
    ]
    if not figures["is_on_sale"]:
        return [*said, _("From then on nobody can buy it; it stays in the history.")]
    unit = each(Money(figures["ht_cents"]), sum(figures[kind] for kind in KINDS))
    said.append(_("One credit comes to {unit} without VAT.").format(unit=money(unit)))
    cheaper = [plan.name for plan in plans_beside() if plan.unit.cents > unit.cents]
    if cheaper:
        said.append(
            _("That is less than a credit of {plans}: nobody would subscribe for credits.").format(
                plans=", ".join(cheaper)
            )
        )
    return said


@tells(PACK)
def tell_pack(decision: Decision, whole: bool) -> Shown:
    """Before is what holds on that day while it waits, and what held then once it is settled."""
    pack = Pack.objects.get(code=decision.key)
    after, before = decision.payload["figures"], decision.payload["before"]
    is_waiting = decision.state == DecisionState.ASKED
    if whole and is_waiting:
        before = figures_of(pack_in_force(pack.code, at=decision.starts_at), NAMES)
    return Shown(
        about=_("Pack of credits"),
        title=pack.name,
        url=reverse("backoffice:packs"),
        lines=compared(NAMES, before, after),
        touched=[*told(pack, after)] if whole and is_waiting else [],
    )
