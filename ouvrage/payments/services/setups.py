"""Somebody enters a means of payment on the provider's own page; here only its name comes back."""

from uuid import UUID

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from ouvrage.accounts.models import User
from ouvrage.brands.models import Brand
from ouvrage.brands.sites import site_url
from ouvrage.kit.ids import new_id
from ouvrage.kit.transitions import move
from ouvrage.payments import facts, rules
from ouvrage.payments.errors import ProviderSilent
from ouvrage.payments.gateways import gateway, gateway_in_use
from ouvrage.payments.gateways.contract import (
    MethodFound,
    Misused,
    Outcome,
    PayerOrder,
    SetupFound,
    SetupOrder,
    Unreachable,
)
from ouvrage.payments.models import Method, Payer, Payment, Setup
from ouvrage.payments.services.asking import order_charge
from ouvrage.payments.services.methods import hold_company, make_newest_default, tell_method
from ouvrage.payments.states import PaymentState, SetupState

log = structlog.get_logger()


def enter_method(
    *, kind: str, actor: User, payment_id: UUID | None = None, brand: Brand | None = None
) -> str:
    """The address of the provider's page where a means of payment is entered.

    With a payment, it is drawn by that means as soon as it is saved.
    Refused: payments.not_payable, payments.provider_silent.
    """
    setup = open_setup(kind=kind, actor=actor, payment_id=payment_id)
    page = reverse("payments:pay", args=[payment_id]) if payment_id else reverse("payments:methods")
    try:
        opened = gateway(setup.gateway).start_setup(
            SetupOrder(
                key=f"setup:{setup.pk}",
                payer_id=_payer_of(actor, setup.gateway),
                kind=kind,
                language=get_language() or "fr",
                return_address=site_url(brand, f"{page}?entered={setup.pk}"),
                cancel_address=site_url(brand, page),
            )
        )
    except Unreachable:
        raise ProviderSilent from None
    except Misused:
        log.exception("payments.order_not_understood", setup_id=str(setup.pk))
        raise ProviderSilent from None
    Setup.objects.filter(pk=setup.pk).update(gateway_id=opened.gateway_id)
    return opened.address


@transaction.atomic
def open_setup(*, kind: str, actor: User, payment_id: UUID | None) -> Setup:
    """Note that somebody goes to enter a means of payment. Refused: payments.not_payable."""
    payment = Payment.objects.of_company(actor).locked(pk=payment_id) if payment_id else None
    if payment:
        rules.check_payable(payment)
    return Setup.objects.create(
        id=new_id(),
        company_id=actor.company_id or 0,
        asked_by=actor,
        kind=kind,
        payment=payment,
        gateway=gateway_in_use().name,
    )


def follow_setup(*, setup_id: UUID) -> None:
    """Ask the provider what became of an entry."""
    setup = Setup.objects.get(pk=setup_id)
    if setup.state == SetupState.OPEN and setup.gateway_id:
        found = gateway(setup.gateway).read_setup(setup.gateway_id)
        settle_setup(setup_id=setup_id, found=found)


@transaction.atomic
def settle_setup(*, setup_id: UUID, found: SetupFound) -> None:
    """Save what was entered, once, and draw the payment it was entered for.

    Then: payments.method_added.
    """
    known = Setup.objects.get(pk=setup_id)
    hold_company(known.company_id)
    payment = Payment.objects.locked(pk=known.payment_id) if known.payment_id else None
    setup = Setup.objects.select_related("asked_by").locked(pk=setup_id)
    if setup.state != SetupState.OPEN:
        return
    if found.state == Outcome.FAILED:
        move(setup, SetupState.FAILED, by=None, cause=found.cause)
    elif found.state == Outcome.PAID and found.method:
        method = _save(setup, found.method)
        move(setup, SetupState.DONE, by=None, method=method)
        if payment and payment.state in {PaymentState.ASKED, *rules.TRIED_AGAIN}:
            order_charge(payment, method, is_on_session=True, actor=setup.asked_by)


@transaction.atomic
def leave_setup(*, setup_id: UUID) -> None:
    """An entry that nobody finished in a day is over; nothing was saved."""
    setup = Setup.objects.locked(pk=setup_id)
    if setup.state == SetupState.OPEN:
        move(setup, SetupState.LEFT, by=None)


def _save(setup: Setup, found: MethodFound) -> Method:
    """The means under its provider's name; the first one of a company is its usual one."""
    method, is_new = Method.objects.get_or_create(
        gateway=setup.gateway,
        gateway_id=found.gateway_id,
        defaults={
            "id": new_id(),
            "company_id": setup.company_id,
            "kind": found.kind,
            "brand": found.brand,
            "last4": found.last4,
            "expiry_month": found.expiry_month,
            "expiry_year": found.expiry_year,
            "mandate": found.mandate,
        },
    )
    if is_new:
        make_newest_default(setup.company_id)
        tell_method(facts.METHOD_ADDED, method, setup.asked_by)
    return method


def _payer_of(actor: User, gateway_name: str) -> str:
    """The company's name at the provider, made known there once."""
    company = actor.company
    assert company is not None  # noqa: S101 — the audience made sure of it
    known = Payer.objects.filter(company=company, gateway=gateway_name).first()
    if known:
        return known.gateway_id
    order = PayerOrder(
        key=f"payer:{company.pk}", name=company.name, email=actor.email, company_id=company.pk
    )
    gateway_id = gateway(gateway_name).make_payer(order)
    payer, _made = Payer.objects.get_or_create(
        company=company, gateway=gateway_name, defaults={"gateway_id": gateway_id}
    )
    return payer.gateway_id
