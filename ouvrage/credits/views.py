"""The page « Consommation crédit » and its file."""

from dataclasses import dataclass
from itertools import batched

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ouvrage.credits.models import CreditKind
from ouvrage.credits.packs.showing import NAMES
from ouvrage.credits.queries import (
    CreditLedger,
    Movement,
    balances,
    frozen_since,
    live_grants,
)
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import PARIS, now


@dataclass(frozen=True, slots=True)
class Tab:
    """A filter that is a link."""

    label: str | Promise
    url: str
    current: bool
    count: None = None


@open_to(PROVIDER)
@require_GET
def ledger(request: SignedInRequest) -> HttpResponse:
    company_id = request.user.company_id
    query = CreditLedger(company_id, kind=_kind(request))
    after = request.GET.get("after", "")
    page = page_of(query.rows(), order=["-pk"], after=after, size=30)
    context = {
        "frozen_since": frozen_since(company_id),
        "grants": live_grants(company_id, now()).order_by("expires_at", "pk")[:50],
        "balances": [(NAMES[CreditKind(k)], b) for k, b in balances(company_id).items()],
        "tabs": _tabs(query.kind),
        "movements": query.movements(page.rows),
        "page": page,
        "after": after,
        "chain": query.chain(),
    }
    return render_part(
        request, page="credits/ledger.html", part="credits/_movements.html", context=context
    )


@open_to(PROVIDER)
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """All movements, or those of one kind, as the page shows them."""
    query = CreditLedger(request.user.company_id, kind=_kind(request))
    header = [_("Date"), _("Movement"), _("Project"), _("Kind"), _("Credits"), _("Balance")]
    lines = query.rows().order_by("-pk").iterator(chunk_size=500)
    chunks = (query.movements(chunk) for chunk in batched(lines, 500))
    return csv_response(
        "consommation-credit.csv", header, (_cells(one) for chunk in chunks for one in chunk)
    )


def _cells(movement: Movement) -> list[str | int]:
    return [
        movement.at.astimezone(PARIS).isoformat(sep=" ", timespec="seconds"),
        str(movement.cause),
        f"#{movement.project_id}" if movement.project_id else "",
        str(movement.kind.label),
        movement.change,
        movement.balance_after,
    ]


def _kind(request: HttpRequest) -> CreditKind | None:
    """The kind that the address asks for; anything else means all of them."""
    asked = request.GET.get("type", "").upper()
    return CreditKind(asked) if asked in CreditKind.values else None


def _tabs(current: CreditKind | None) -> list[Tab]:
    base = reverse("credits:ledger")
    kinds = [
        Tab(capfirst(kind.label), f"{base}?type={kind.value.lower()}", kind == current)
        for kind in CreditKind
    ]
    return [Tab(gettext_lazy("All movements"), base, current is None), *kinds]
