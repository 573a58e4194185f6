"""The paths of the API that a small shop needs. Unknown parameters are refused, as Stripe does."""

import re
from collections.abc import Callable
from typing import Any

from ouvrage.payments.tests.stripe_fake import banks
from ouvrage.payments.tests.stripe_fake.books import Books, Thing
from ouvrage.payments.tests.stripe_fake.wire import Refused, is_true, page, values, wrong

Answer = Callable[[Books, dict[str, Any], str], Thing]
ROUTES: list[tuple[str, re.Pattern[str], frozenset[str], Answer]] = []
NAME = r"([A-Za-z0-9_]+)"


def route(method: str, path: str, allowed: str = "") -> Callable[[Answer], Answer]:
    def register(answer: Answer) -> Answer:
        names = frozenset({"expand", *allowed.split()})
        ROUTES.append((method, re.compile(path.replace("{id}", NAME)), names, answer))
        return answer

    return register


def answer(books: Books, method: str, path: str, form: dict[str, Any]) -> Any:
    """What a request does and says."""
    for verb, pattern, allowed, act in ROUTES:
        match = pattern.fullmatch(path)
        if verb == method and match:
            _check_names(form, allowed)
            with books.lock:
                made = act(books, form, match[1] if match.groups() else "")
                return books.expanded(made, values(form, "expand"))
    raise Refused(404, "invalid_request_error", f"Unrecognized request URL ({method}: {path}).")


def _check_names(form: dict[str, Any], allowed: frozenset[str]) -> None:
    if "payment_method_types" in form and "allowed_payment_method_types" in allowed:
        code = "payment_method_types_no_longer_supported"
        raise wrong("Use allowed_payment_method_types.", code=code)
    for name in form:
        if name not in allowed:
            message = f"Received unknown parameter: {name}"
            raise wrong(message, code="parameter_unknown", param=name)


@route("POST", "/v1/customers", "name email description metadata")
def make_customer(books: Books, form: dict[str, Any], _name: str) -> Thing:
    customer = books.make(
        "cus",
        "customer",
        name=form.get("name"),
        email=form.get("email"),
        metadata=form.get("metadata", {}),
    )
    books.tell("customer.created", customer)
    return customer


@route(
    "POST",
    "/v1/checkout/sessions",
    "mode customer allowed_payment_method_types success_url cancel_url locale "
    "client_reference_id currency metadata",
)
def open_session(books: Books, form: dict[str, Any], _name: str) -> Thing:
    books.find("customer", form["customer"], "customer")
    types = values(form, "allowed_payment_method_types")
    if form.get("mode") != "setup":
        raise wrong("This fake knows setup mode alone.", param="mode")
    if not types and "currency" not in form:
        raise wrong("Missing required param: currency.", param="currency")
    session = books.make(
        "cs_test",
        "checkout.session",
        mode="setup",
        status="open",
        payment_status="no_payment_required",
        customer=form["customer"],
        client_reference_id=form.get("client_reference_id"),
        payment_method_types=types,
        setup_intent=None,
        success_url=form["success_url"],
        cancel_url=form.get("cancel_url"),
        locale=form.get("locale"),
        expires_at=books.time() + 86_400,
        metadata=form.get("metadata", {}),
    )
    session["url"] = f"https://checkout.stripe.com/c/pay/{session['id']}"
    return session


@route("GET", "/v1/checkout/sessions/{id}")
def read_session(books: Books, _form: dict[str, Any], name: str) -> Thing:
    return books.find("checkout.session", name)


@route(
    "POST",
    "/v1/payment_intents",
    "amount currency customer payment_method allowed_payment_method_types confirm description "
    "metadata off_session return_url",
)
def make_intent(books: Books, form: dict[str, Any], _name: str) -> Thing:
    if int(form["amount"]) < 50:
        raise wrong("Amount must be at least €0.50 eur", code="amount_too_small", param="amount")
    books.find("customer", form["customer"], "customer")
    types = values(form, "allowed_payment_method_types")
    method = _method(books, form["payment_method"], form["customer"], types)
    if form.get("return_url") and not is_true(form, "confirm"):
        raise wrong("return_url can only be used with confirm=true.", param="return_url")
    intent = books.make(
        "pi",
        "payment_intent",
        amount=int(form["amount"]),
        amount_received=0,
        currency=form["currency"],
        customer=form["customer"],
        description=form.get("description"),
        payment_method=method["id"],
        payment_method_types=types or [method["type"]],
        metadata=form.get("metadata", {}),
        status="requires_confirmation",
        latest_charge=None,
        last_payment_error=None,
        next_action=None,
        cancellation_reason=None,
        canceled_at=None,
    )
    books.tell("payment_intent.created", intent)
    if is_true(form, "confirm"):
        _attempt(books, intent, form)
    return intent


def _method(books: Books, name: str, customer: str, types: list[str]) -> Thing:
    method = books.find("payment_method", name, "payment_method")
    if method["customer"] != customer:
        raise wrong(
            "The provided PaymentMethod was detached from a Customer. It may not be used again.",
            param="payment_method",
        )
    if types and method["type"] not in types:
        raise wrong("The PaymentMethod is of another type.", param="payment_method")
    return method


def _attempt(books: Books, intent: Thing, form: dict[str, Any]) -> None:
    banks.attempt(
        books,
        intent,
        off_session=is_true(form, "off_session"),
        return_url=form.get("return_url", ""),
    )


@route("POST", "/v1/payment_intents/{id}/confirm", "payment_method off_session return_url")
def confirm_intent(books: Books, form: dict[str, Any], name: str) -> Thing:
    intent = _in_state(books, name, {"requires_payment_method", "requires_confirmation"})
    if "payment_method" in form:
        types = intent["payment_method_types"]
        method = _method(books, form["payment_method"], intent["customer"], types)
        intent["payment_method"] = method["id"]
    if intent["payment_method"] is None:
        raise wrong("There is no PaymentMethod to confirm with.", param="payment_method")
    _attempt(books, intent, form)
    return intent


@route("POST", "/v1/payment_intents/{id}/cancel", "cancellation_reason")
def cancel_intent(books: Books, form: dict[str, Any], name: str) -> Thing:
    waits = {"requires_payment_method", "requires_confirmation", "requires_action"}
    intent = _in_state(books, name, waits)
    intent.update(
        status="canceled",
        canceled_at=books.time(),
        next_action=None,
        cancellation_reason=form.get("cancellation_reason"),
    )
    books.tell("payment_intent.canceled", intent)
    return intent


def _in_state(books: Books, name: str, states: set[str]) -> Thing:
    intent = books.find("payment_intent", name)
    if intent["status"] not in states:
        raise wrong(
            f"You cannot do this to a PaymentIntent with status {intent['status']}.",
            code="payment_intent_unexpected_state",
            payment_intent=intent,
        )
    return intent


@route("GET", "/v1/payment_intents/{id}")
def read_intent(books: Books, _form: dict[str, Any], name: str) -> Thing:
    return books.find("payment_intent", name)


@route("GET", "/v1/payment_intents", "customer created limit starting_after")
def list_intents(books: Books, form: dict[str, Any], _name: str) -> Thing:
    like = {"customer": form["customer"]} if "customer" in form else {}
    return page(books.all("payment_intent", **like), form, "/v1/payment_intents")


@route("GET", "/v1/disputes", "payment_intent charge created limit starting_after")
def list_disputes(books: Books, form: dict[str, Any], _name: str) -> Thing:
    like = {k: form[k] for k in ("payment_intent", "charge") if k in form}
    return page(books.all("dispute", **like), form, "/v1/disputes")


@route("POST", "/v1/refunds", "payment_intent charge amount metadata reason")
def make_refund(books: Books, form: dict[str, Any], _name: str) -> Thing:
    intent = books.find("payment_intent", form["payment_intent"], "payment_intent")
    charge = books.things.get(intent["latest_charge"] or "")
    if charge is None or charge["status"] != "succeeded":
        raise wrong("This PaymentIntent does not have a successful charge to refund.")
    if charge["disputed"]:
        raise wrong("Charge has been charged back.", code="charge_disputed")
    left = charge["amount"] - charge["amount_refunded"]
    amount = int(form.get("amount", left))
    if left == 0:
        raise wrong("Charge has already been refunded.", code="charge_already_refunded")
    if amount > left:
        raise wrong("Refund amount is greater than unrefunded amount on charge.", param="amount")
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    is_card = charge["id"].startswith("ch")
    refund = books.make(
        "re" if is_card else "pyr",
        "refund",
        amount=amount,
        currency="eur",
        charge=charge["id"],
        payment_intent=intent["id"],
        status="succeeded" if is_card else "pending",
        failure_reason=None,
        metadata=form.get("metadata", {}),
    )
    banks.refund_line(books, refund, charge)
    books.tell("refund.created", refund)
    books.tell("charge.refunded", charge)
    return refund


@route("GET", "/v1/refunds/{id}")
def read_refund(books: Books, _form: dict[str, Any], name: str) -> Thing:
    return books.find("refund", name)


@route("GET", "/v1/refunds", "payment_intent charge created limit starting_after")
def list_refunds(books: Books, form: dict[str, Any], _name: str) -> Thing:
    like = {k: form[k] for k in ("payment_intent", "charge") if k in form}
    return page(books.all("refund", **like), form, "/v1/refunds")


@route("POST", "/v1/payment_methods/{id}/detach")
def detach(books: Books, _form: dict[str, Any], name: str) -> Thing:
    method = books.find("payment_method", name)
    if method["customer"] is None:
        raise wrong("The payment method you provided is not attached to a customer.")
    method["customer"] = None
    books.tell("payment_method.detached", method)
    return method


@route("GET", "/v1/balance_transactions", "created type limit starting_after")
def list_lines(books: Books, form: dict[str, Any], _name: str) -> Thing:
    days = form.get("created", {})
    rows = [
        line
        for line in books.all("balance_transaction")
        if int(days.get("gte", 0)) <= line["created"] <= int(days.get("lte", 2**40))
    ]
    return page(rows, form, "/v1/balance_transactions")
