"""Lines make totals, totals make VAT, credit notes take all of it back, to the cent (INV-32)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ouvrage.invoices.services import issue_for_sale
from ouvrage.invoices.tests.factories import RATES, sale_to
from ouvrage.payments.services import take_back_sale
from ouvrage.payments.services.selling import left_of

pytestmark = pytest.mark.django_db

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
prices = st.integers(min_value=1, max_value=10_000_000)


def issued(sale):
    invoice = issue_for_sale(sale_id=sale.pk)
    assert invoice is not None
    return invoice


@few
@given(ht_cents=prices, quantity=st.integers(1, 12), code=st.sampled_from(sorted(RATES)))
def test_lines_and_totals_agree_and_vat_is_rounded_once(paul, ht_cents, quantity, code):
    invoice = issued(sale_to(paul.company, ht_cents, code, quantity=quantity))

    lines = invoice.lines
    assert sum(line["ht_cents"] for line in lines) == invoice.ht_cents
    assert all(line["unit_cents"] * line["quantity"] == line["ht_cents"] for line in lines)
    exact = invoice.ht_cents * invoice.vat_rate_bp
    assert abs(invoice.vat_cents * 10_000 - exact) * 2 <= 10_000
    assert invoice.ttc_cents == invoice.ht_cents + invoice.vat_cents


@few
@given(
    ht_cents=prices,
    code=st.sampled_from(sorted(RATES)),
    parts=st.lists(st.integers(1, 99), max_size=4),
)
def test_an_invoice_and_its_credit_notes_cancel_to_zero(paul, ht_cents, code, parts):
    sale = sale_to(paul.company, ht_cents, code)
    invoice = issued(sale)
    shares = [max(1, ht_cents * part // 500) for part in parts]

    for number, share in enumerate([*shares, None]):
        left = left_of(sale)[0]
        cents = left if share is None else min(share, left)
        if cents:
            key = f"{sale.key}:{number}"
            back = take_back_sale(
                key=key, sale_id=sale.pk, ht_cents=cents, reason="refunded", actor=None
            )
            issued(back)

    notes = list(invoice.credit_notes.all())
    assert left_of(sale) == (0, 0)
    for name in ("ht", "vat", "ttc"):
        whole = getattr(invoice, name).cents
        assert whole + sum(getattr(note, name).cents for note in notes) == 0
    assert all(note.vat_cents <= invoice.vat_cents for note in notes)
