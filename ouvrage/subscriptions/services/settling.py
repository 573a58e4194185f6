"""The money of a term came: it is sold, and what was bought begins."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, paris_day
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment
from ouvrage.payments.services import sell
from ouvrage.payments.states import PaymentState
from ouvrage.subscriptions import calendar, facts
from ouvrage.subscriptions.models import Began, Subscription, Term
from ouvrage.subscriptions.models.subscriptions import Period
from ouvrage.subscriptions.services.granting import Month, give, grant_months
from ouvrage.subscriptions.services.incidents import close_settled
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import GONE, return_money
from ouvrage.subscriptions.states import SubscriptionState, TermState
from ouvrage.taxes.vat import Amounts, platform_vat


@transaction.atomic
def settle_term(*, term_id: UUID) -> None:
    """Sell a term whose payment is there and let it begin, once; a settled incident closes.

    Money for a term that was undone meanwhile goes back (INV-21).
    Then: subscriptions.began, term_paid, extended or changed; payments.sold; credits.granted.
    """
    known = Term.objects.get(pk=term_id)
    subscription = Subscription.objects.locked(pk=known.subscription_id)
    term = Term.objects.select_related("plan_version__plan").locked(pk=term_id)
    payment = Payment.objects.found(pk=term.payment_id)
    if payment.state != PaymentState.PAID:
        return
    if term.state in GONE:
        return_money(term)
    elif term.state == TermState.AWAITING:
        _fix_days(subscription, term, payment)
        _sell(subscription, term)
        BEGINS[Began(term.began)](subscription, term)
        grant_months(term_id=term.pk)
    close_settled(term)


def _fix_days(subscription: Subscription, term: Term, payment: Payment) -> None:
    """What is bought begins on the day it is paid; an extension after the last paid day."""
    if term.began == Began.BOUGHT:
        first = paris_day(payment.settled_at or now())
    elif term.began == Began.EXTENDED and subscription.ends_on:
        first = subscription.ends_on + timedelta(days=1)
    else:
        return
    if first != term.starts_on:
        term.anchor_on, term.first_month = first, 0
        term.starts_on, term.ends_on = first, calendar.last_day(first, term.months)
        term.save(update_fields=["anchor_on", "first_month", "starts_on", "ends_on"])


def _sell(subscription: Subscription, term: Term) -> None:
    plan = term.plan_version.plan
    sale = sell(
        key=f"term:{term.pk}",
        company_id=subscription.company_id,
        brand_id=subscription.brand_id,
        kind="plan",
        label={
            "fr": f"Formule {plan.name_fr}, {term.months} mois",
            "en": f"Plan {plan.name_en}, {term.months} month{'s' if term.months > 1 else ''}",
        },
        amounts=Amounts(term.ht_cents, term.vat_cents, term.ttc_cents),
        case=platform_vat(company=subscription.company),
        payment_id=term.payment_id,
        from_on=term.starts_on,
        until_on=term.ends_on,
        actor=None,
    )
    move(term, TermState.PAID, by=None, sale_id=sale.pk, paid_at=now())


def _begin(subscription: Subscription, term: Term) -> None:
    move(
        subscription,
        SubscriptionState.ACTIVE,
        by=None,
        began_on=term.starts_on,
        ends_on=term.ends_on,
    )
    tell(facts.BEGAN, subscription, term_id=term.pk)


def _go_on(subscription: Subscription, term: Term) -> None:
    tell(facts.TERM_PAID, subscription, term_id=term.pk)


def _extend(subscription: Subscription, term: Term) -> None:
    subscription.ends_on = term.ends_on
    subscription.save(update_fields=["ends_on"])
    tell(facts.EXTENDED, subscription, term_id=term.pk)


def _change(subscription: Subscription, term: Term) -> None:
    """The former term ends the day before; this month's credits are made up to the larger plan."""
    former = (
        subscription.terms.paid()
        .filter(starts_on__lte=term.starts_on, number__lt=term.number)
        .select_related("plan_version")
        .order_by("-number")[0]
    )
    if former.starts_on < term.starts_on:
        former.ends_on = term.starts_on - timedelta(days=1)
        former.save(update_fields=["ends_on"])
    subscription.plan, subscription.next_plan = term.plan_version.plan, None
    subscription.save(update_fields=["plan", "next_plan"])
    month = former.periods.order_by("-number").first()
    if month:
        Period.objects.create(
            id=new_id(), term=term, number=month.number, starts_on=month.starts_on
        )
        give(
            [
                Month(
                    subscription.company_id,
                    f"plan:{term.pk}:{month.number}",
                    term.plan_version,
                    month.starts_on,
                    less=former.plan_version.monthly,
                )
            ]
        )
    tell(facts.CHANGED, subscription, term_id=term.pk)


BEGINS = {
    Began.BOUGHT: _begin,
    Began.RENEWED: _go_on,
    Began.EXTENDED: _extend,
    Began.CHANGED: _change,
}
