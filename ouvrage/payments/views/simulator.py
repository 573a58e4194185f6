"""The simulator's own pages, as a provider would host them: no real money, no whole number kept."""

from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.kit.time import today
from ouvrage.payments.gateways.contract import About, Outcome
from ouvrage.payments.gateways.simulator import bank
from ouvrage.payments.gateways.simulator.client import end_charge, tell
from ouvrage.payments.gateways.simulator.models import Simulated, SimulatedKind
from ouvrage.payments.models import MethodKind


class EntryForm(forms.Form):
    """A number that only the simulator's banks know."""

    number = forms.CharField(label=_("Card number"), max_length=40)

    def __init__(self, kind: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kind = kind
        if kind == MethodKind.SEPA:
            self.fields["number"].label = _("IBAN")

    def clean_number(self) -> bank.Entered:
        read = bank.account if self.kind == MethodKind.SEPA else bank.card
        entered = read(self.cleaned_data["number"])
        if entered is None:
            raise forms.ValidationError(
                _("The simulator does not know this number. Use one of those listed here.")
            )
        return entered


@open_to(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, setup_id: str) -> HttpResponse:
    """A card or an IBAN is entered."""
    row = _find(SimulatedKind.SETUP, setup_id)
    form = EntryForm(row.data["means"], request.POST or None)
    if request.method == "POST" and form.is_valid():
        save_entry(row.pk, form.cleaned_data["number"])
        return _back(row.data["back"])
    context = {"form": form, "setup": row.data, "late_iban": bank.LATE_IBAN, "iban": bank.GOOD_IBAN}
    return render(request, "payments/simulator/entry.html", context)


@open_to(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, charge_id: str) -> HttpResponse:
    """The simulated bank asks its client whether to pay."""
    row = _find(SimulatedKind.CHARGE, charge_id)
    if request.method == "POST":
        if request.POST.get("verdict") == "yes":
            end_charge(row.pk, Outcome.PAID, "")
        else:
            end_charge(row.pk, Outcome.FAILED, "confirmation_failed")
        return _back(row.data["back"])
    return render(request, "payments/simulator/bank.html", {"charge": row.data})


@transaction.atomic
def save_entry(setup_id: str, entered: bank.Entered) -> None:
    """Keep the last digits and the bank's habit; a second sending finds it done."""
    row = Simulated.objects.select_for_update().get(pk=setup_id)
    if row.status == Outcome.PAID:
        return
    is_card = row.data["means"] == MethodKind.CARD
    name = uuid4().hex
    method = Simulated.objects.create(
        id=f"sim_method_{name}",
        kind=SimulatedKind.METHOD,
        key=f"method:{row.pk}",
        data={
            "means": row.data["means"],
            "brand": entered.brand,
            "last4": entered.last4,
            "habit": entered.habit,
            "expiry_month": 12 if is_card else None,
            "expiry_year": today().year + 3 if is_card else None,
            "mandate": "" if is_card else f"SIM-{name[:10].upper()}",
        },
    )
    row.status, row.data["method"] = Outcome.PAID, method.pk
    row.save(update_fields=["status", "data"])
    tell(About.SETUP, row.pk, Outcome.PAID)


def _back(address: str) -> HttpResponse:
    """The simulator stands on the site itself: whatever its host, the way back has the same."""
    url = urlsplit(address)
    return HttpResponseRedirect(urlunsplit(("", "", url.path, url.query, "")), status=303)


def _find(kind: SimulatedKind, name: str) -> Simulated:
    row = Simulated.objects.filter(kind=kind, pk=name).first()
    if row is None or settings.PAYMENT_GATEWAY != "simulator":
        raise Http404
    return row
