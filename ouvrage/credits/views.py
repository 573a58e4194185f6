"""The page « Consommation crédit » and its file."""

from itertools import batched

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ouvrage.credits.filters import asked_for
from ouvrage.credits.models import CreditKind
from ouvrage.credits.packs.showing import NAMES
from ouvrage.credits.queries import Movement, balances, frozen_since, live_grants
from ouvrage.credits.statements.content import ended_months
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import PARIS, now


@open_to(PROVIDER)
@require_GET
def ledger(request: SignedInRequest) -> HttpResponse:
    company_id = request.user.company_id
    form, query = asked_for(request, company_id)
    after = request.GET.get("after", "")
    page = page_of(query.rows(), order=["-pk"], after=after, size=30)
    context = {
        "frozen_since": frozen_since(company_id),
        "grants": live_grants(company_id, now()).order_by("expires_at", "pk")[:50],
        "balances": [(NAMES[CreditKind(k)], b) for k, b in balances(company_id).items()],
        "form": form,
        "is_filtered": any(value for value in form.cleaned_data.values()),
        "months": ended_months(form.months),
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
    """The movements that the page shows, with the same filters."""
    _form, query = asked_for(request, request.user.company_id)
    header = [
        _("Date"), _("Movement"), _("Project"), _("Kind"), _("Credits"), _("Balance"), _("By whom"),
    ]  # fmt: skip
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
        str(movement.who),
    ]
