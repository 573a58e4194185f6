"""The accountant's list of payments, and the story of one of them."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ouvrage.accounts.models import StaffRole
from ouvrage.kit.audience import desk as desk_of
from ouvrage.kit.audience import open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.kit.paging import page_of
from ouvrage.kit.time import PARIS
from ouvrage.payments.desk import queries
from ouvrage.payments.desk.forms import FilterForm
from ouvrage.payments.desk.queries import PaymentList
from ouvrage.payments.desk.registry import purpose_words
from ouvrage.payments.models import Payment
from ouvrage.ui.tabs import Tab

ACCOUNTANT = desk_of(StaffRole.ACCOUNTANT)


@open_to(ACCOUNTANT)
@require_GET
def desk(request: SignedInRequest) -> HttpResponse:
    """All payments, or those that need a hand; refunds that wait for a colleague on top."""
    form = FilterForm(request.GET, gateways=queries.gateways())
    asked, after = form.asked(), request.GET.get("after", "")
    page = page_of(asked.rows(), order=PaymentList.ORDER, after=after, size=50)
    context = {
        "form": form,
        "tabs": tabs("aide" if asked.needs_hand else ""),
        "page": page,
        "rows": [(payment, purpose_words(payment.purpose)) for payment in page],
        "after": after,
        "needs_hand": asked.needs_hand,
        "is_plain": not (set(request.GET) - {"after", "onglet"}),
        "to_approve": [] if after else queries.to_approve(),
    }
    return render_part(
        request, page="payments/desk/list.html", part="payments/desk/_found.html", context=context
    )


@open_to(ACCOUNTANT)
@require_GET
def export(request: SignedInRequest) -> HttpResponseBase:
    """What the filters of the address show, newest first."""
    asked = FilterForm(request.GET, gateways=queries.gateways()).asked()
    header = [
        _("Asked on"), _("Company"), _("For"), _("What"), _("State"), _("Amount with VAT"),
        _("Settled on"), _("Gateway"), _("Number at the gateway"), _("Identifier"),
    ]  # fmt: skip
    rows = asked.rows().order_by(*PaymentList.ORDER).iterator(chunk_size=500)
    return csv_response("paiements.csv", header, (_cells(payment) for payment in rows))


def tabs(current: str) -> list[Tab]:
    """The pages of the desk with what waits in each."""
    base = reverse("payments:desk")
    return [
        Tab(_("All"), base, current == ""),
        Tab(_("Need a hand"), f"{base}?onglet=aide", current == "aide", queries.needing_hand()),
        Tab(
            _("Reconciliation"),
            reverse("payments:reconciliation"),
            current == "rapprochement",
            queries.open_differences(),
        ),
    ]


def _cells(payment: Payment) -> list[str | int]:
    return [
        payment.asked_at.astimezone(PARIS).date().isoformat(),
        payment.company.name,
        purpose_words(payment.purpose),
        payment.label,
        str(payment.get_state_display()),
        decimal(payment.amount_cents),
        payment.settled_at.astimezone(PARIS).date().isoformat() if payment.settled_at else "",
        payment.gateway,
        payment.gateway_id or "",
        str(payment.pk),
    ]


def decimal(cents: int) -> str:
    """Euros with a comma, as French spreadsheets and accounting software read them."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole},{rest:02d}"
