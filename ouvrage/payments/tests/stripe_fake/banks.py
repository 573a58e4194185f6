"""What happens outside the API: payers type numbers, banks answer, at once or days later."""

from typing import Any

from ouvrage.payments.tests.stripe_fake.books import Books, Thing
from ouvrage.payments.tests.stripe_fake.wire import Refused

PAYS, ASKS, SLOW = "pays", "asks", "slow"
CARDS = {  # docs.stripe.com/testing
    "4242424242424242": PAYS,
    "4000002760003184": ASKS,  # wants a confirmation on every transaction
    "4000000000000341": "generic_decline",  # may be saved, is declined afterwards
}


def enter(books: Books, session_id: str | None, number: str, bank: str = "") -> Thing:
    """A payer finishes Checkout in setup mode; `bank` overrides what the number stands for."""
    with books.lock:
        session = books.find("checkout.session", str(session_id))
        is_card = session["payment_method_types"] == ["card"]
        details: Thing = (
            {"card": {**_card(number), "networks": None}}
            if is_card
            else {"sepa_debit": {"last4": number[-4:], "country": number[:2], "bank_code": "20041"}}
        )
        method = books.make(
            "pm",
            "payment_method",
            type="card" if is_card else "sepa_debit",
            customer=session["customer"],
            metadata={},
            _bank=bank or (CARDS[number] if is_card else SLOW),
            **details,
        )
        mandate = None if is_card else _mandate(books, method)
        intent = books.make(
            "seti",
            "setup_intent",
            status="succeeded",
            customer=session["customer"],
            payment_method=method["id"],
            mandate=mandate["id"] if mandate else None,
            last_setup_error=None,
            usage="off_session",
        )
        session.update(status="complete", setup_intent=intent["id"], url=None)
        books.tell("payment_method.attached", method)
        books.tell("setup_intent.succeeded", intent)
        books.tell("checkout.session.completed", session)
        return method


def _card(number: str) -> dict[str, Any]:
    return {
        "brand": "visa",
        "display_brand": "visa",
        "last4": number[-4:],
        "exp_month": 12,
        "exp_year": 2031,
        "country": "FR",
        "funding": "credit",
    }


def _mandate(books: Books, method: Thing) -> Thing:
    mandate = books.make("mandate", "mandate", status="active", payment_method=method["id"])
    reference = mandate["id"][-16:].upper()
    mandate["payment_method_details"] = {
        "type": "sepa_debit",
        "sepa_debit": {"reference": reference, "url": "https://hooks.stripe.com/mandate"},
    }
    return mandate


def attempt(books: Books, intent: Thing, *, off_session: bool, return_url: str) -> None:
    """Confirm an intent: the bank answers, perhaps by asking its client, perhaps in some days."""
    method = books.things[intent["payment_method"]]
    bank = method["_bank"]
    intent.update(last_payment_error=None, next_action=None)
    if bank == SLOW:
        _charge(books, intent, method, "pending")
        intent["status"] = "processing"
        books.tell("payment_intent.processing", intent)
    elif bank == PAYS:
        pay(books, intent)
    elif bank != ASKS:
        refuse(books, intent, "card_declined", bank)
        raise declined(intent)
    elif off_session:
        refuse(books, intent, "authentication_required", "authentication_required")
        raise declined(intent)
    else:
        _ask(intent, return_url)
        books.tell("payment_intent.requires_action", intent)


def _ask(intent: Thing, return_url: str) -> None:
    address = f"https://hooks.stripe.com/redirect/authenticate/{intent['id']}"
    sdk = {"type": "use_stripe_sdk", "use_stripe_sdk": {}}
    redirect = {
        "type": "redirect_to_url",
        "redirect_to_url": {"url": address, "return_url": return_url},
    }
    intent.update(status="requires_action", next_action=redirect if return_url else sdk)


def declined(intent: Thing) -> Refused:
    """HTTP 402 with the intent inside, as the low-level errors page has it."""
    error = intent["last_payment_error"]
    return Refused(
        402,
        "card_error",
        error["message"],
        code=error["code"],
        decline_code=error["decline_code"],
        payment_intent=intent,
    )


def pay(books: Books, intent: Thing) -> None:
    """The bank pays, at once or in the end."""
    method = books.things[intent["payment_method"]]
    charge = books.things.get(intent["latest_charge"] or "")
    if charge is None or charge["status"] != "pending":
        charge = _charge(books, intent, method, "succeeded")
    charge.update(status="succeeded", paid=True)
    kind = "charge" if method["type"] == "card" else "payment"
    fee = intent["amount"] * 15 // 1000 + 25
    charge["balance_transaction"] = _line(books, kind, intent["amount"], charge, fee)["id"]
    intent.update(status="succeeded", amount_received=intent["amount"], next_action=None)
    books.tell("charge.succeeded", charge)
    books.tell("payment_intent.succeeded", intent)


def refuse(books: Books, intent: Thing, code: str, decline_code: str | None = None) -> None:
    """The bank refuses; the intent waits for another means."""
    method = books.things[intent["payment_method"]]
    charge = books.things.get(intent["latest_charge"] or "")
    if charge is None or charge["status"] != "pending":
        charge = _charge(books, intent, method, "failed")
    charge.update(status="failed", failure_code=code)
    intent.update(
        status="requires_payment_method",
        next_action=None,
        last_payment_error={
            "type": "card_error" if method["type"] == "card" else "invalid_request_error",
            "code": code,
            "decline_code": decline_code,
            "message": "The payment failed.",
            "payment_method": {"id": method["id"], "object": "payment_method"},
        },
        payment_method=None,
    )
    books.tell("charge.failed", charge)
    books.tell("payment_intent.payment_failed", intent)


def confirm(books: Books, intent_id: str, *, says_yes: bool) -> None:
    """The payer answers the bank on the page of `redirect_to_url`."""
    with books.lock:
        intent = books.find("payment_intent", intent_id)
        if says_yes:
            pay(books, intent)
        else:
            refuse(books, intent, "payment_intent_authentication_failure")


def take_back(books: Books, intent_id: str, reason: str) -> Thing:
    """A dispute: the money leaves the account at once. For SEPA it is lost from the beginning."""
    with books.lock:
        intent = books.find("payment_intent", intent_id)
        charge = books.things[intent["latest_charge"]]
        is_card = books.things[charge["payment_method"]]["type"] == "card"
        dispute = books.make(
            "du",
            "dispute",
            amount=intent["amount"],
            currency="eur",
            charge=charge["id"],
            payment_intent=intent["id"],
            reason=reason,
            status="needs_response" if is_card else "lost",
            metadata={},
        )
        charge["disputed"] = True
        _line(books, "adjustment", -intent["amount"], dispute, 0)
        books.tell("charge.dispute.created", dispute)
        books.tell("charge.dispute.funds_withdrawn", dispute)
        return dispute


def _charge(books: Books, intent: Thing, method: Thing, status: str) -> Thing:
    charge = books.make(
        "ch" if method["type"] == "card" else "py",
        "charge",
        amount=intent["amount"],
        currency="eur",
        customer=intent["customer"],
        payment_intent=intent["id"],
        payment_method=method["id"],
        status=status,
        paid=False,
        disputed=False,
        refunded=False,
        amount_refunded=0,
        balance_transaction=None,
        failure_code=None,
        metadata=intent["metadata"],
    )
    intent["latest_charge"] = charge["id"]
    return charge


def _line(books: Books, kind: str, amount: int, source: Thing, fee: int) -> Thing:
    return books.make(
        "txn",
        "balance_transaction",
        type=kind,
        amount=amount,
        currency="eur",
        fee=fee,
        net=amount - fee,
        source=source["id"],
        status="pending",
        reporting_category=kind,
    )


def refund_line(books: Books, refund: Thing, charge: Thing) -> None:
    kind = "refund" if charge["id"].startswith("ch") else "payment_refund"
    refund["balance_transaction"] = _line(books, kind, -refund["amount"], refund, 0)["id"]
