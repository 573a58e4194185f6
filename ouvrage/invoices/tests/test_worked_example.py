"""The worked example of docs/money.md: a term bought, its VAT, its invoice, its refund.

Played by the services and written down again from the ledger: the page may not say anything else.
`UPDATE_EXAMPLE=1` writes it anew.
"""

import os
import re
from itertools import groupby
from pathlib import Path

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.invoices.models import Invoice
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.ledger.models import Entry
from ouvrage.payments.gateways import using
from ouvrage.payments.models import Refund, Setup
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.tests.stages import SimulatorStage
from ouvrage.subscriptions.services import withdraw_order
from ouvrage.subscriptions.tests.factories import install_plans, moment, ordered

PAGE = Path(__file__).resolve().parents[3] / "docs" / "money.md"
BEGIN, END = "<!-- worked example: a term -->\n", "<!-- end of the worked example -->\n"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.mark.django_db
def test_the_worked_example_of_a_term_is_what_the_code_does(paul):
    BrandFactory()
    install_plans()
    known = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with clock_at(moment(2027, 3, 1)), using("simulator"):
        subscription = ordered(paul, "essentiel", 3)
        enter_method(kind="card", actor=paul, payment_id=subscription.terms.get().payment_id)
        run_due()
        SimulatorStage().enter(Setup.objects.get(), "pays")
        run_due()
        bought = Entry.objects.filter(pk__gt=known).order_by("pk")
        first = table(bought, paul)
        last = bought.last().pk
    with clock_at(moment(2027, 3, 5)):
        withdraw_order(subscription_id=subscription.pk, actor=paul)
        run_due()
    second = table(Entry.objects.filter(pk__gt=last).order_by("pk"), paul)

    example = told(first, second)

    if os.environ.get("UPDATE_EXAMPLE"):
        text = PAGE.read_text()
        head, rest = text.split(BEGIN)
        PAGE.write_text(head + BEGIN + example + END + rest.split(END)[1])
    assert example in PAGE.read_text()


def table(entries, person):
    """One row per line of an entry; identifiers by what they are of."""
    rows = ["| entry | debit | credit | amount |", "|---|---|---|---:|"]
    for entry in in_order(entries.prefetch_related("postings__account")):
        told_of = f"`{plain(entry.key, person)}`"
        for line in sorted(entry.postings.all(), key=lambda one: -one.amount):
            code = f"`{plain(line.account.code, person)}`"
            sides = f"{code} | " if line.amount > 0 else f" | {code}"
            rows.append(f"| {told_of} | {sides} | {abs(line.amount)} |")
            told_of = ""
    return "\n".join(rows)


def in_order(entries):
    """As written; those of one kind together by their wallets, whose rows have no order."""
    for _kind, same in groupby(entries, key=lambda entry: entry.kind):
        yield from sorted(
            same, key=lambda entry: min(line.account.code for line in entry.postings.all())
        )


def plain(text, person):
    text = re.sub(rf"(wallet|received|owed):{person.company_id}\b", r"\1:7", text)
    for prefix, name in (("charge", "try"), ("term", "term"), ("plan", "term")):
        text = re.sub(rf"^{prefix}:{UUID.pattern}", f"{prefix}:<{name}>", text)
    text = re.sub(rf"^taken_back:{UUID.pattern}", "taken_back:<grant>", text)
    return UUID.sub("<id>", text)


def told(first, second):
    invoice = Invoice.objects.get(kind="invoice")
    note = Invoice.objects.get(kind="credit_note")
    refund = Refund.objects.get()
    return f"""
{paper("Invoice", invoice)}, paid on {invoice.paid_on:%d/%m/%Y}:

{first}

Withdrawn from four days later, nothing spent. {paper("Credit note", note)},
« {note.reason} », and {euros(refund.amount_cents)} are refunded:

{second}

"""


def paper(kind, one):
    return (
        f"{kind} `{one.number}` of {one.issued_on:%d/%m/%Y}: {euros(one.ht_cents)} without VAT, "
        f"{one.vat_rate_bp // 100} % VAT {euros(one.vat_cents)}, {euros(one.ttc_cents)} in all"
    )


def euros(cents):
    return f"{cents // 100},{cents % 100:02} €"
