"""A payment of a running subscription is missing: said at once, tried again, never a debt."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, paris_day, today
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment
from ouvrage.payments.services import default_method, retry_payment
from ouvrage.payments.states import PaymentState
from ouvrage.subscriptions import facts, rules
from ouvrage.subscriptions.models import Began, Incident, Subscription, Term
from ouvrage.subscriptions.parameters import retry_days
from ouvrage.subscriptions.services.asking import is_under_way
from ouvrage.subscriptions.services.ending import end_now
from ouvrage.subscriptions.services.granting import grant_months
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import (
    GONE,
    give_credits_again,
    return_money,
    take_back_credits,
    undo_term,
)
from ouvrage.subscriptions.states import EndReason, IncidentState, TermState

NO_METHOD = "no_method"
UNPAID = {PaymentState.ASKED, PaymentState.FAILED, PaymentState.RETURNED}


@transaction.atomic
def note_failure(*, term_id: UUID, cause: str) -> None:
    """Say what a refused or returned payment means: nothing for an order, an incident otherwise.

    What was bought with returned money is taken back as far as it is unspent; nothing is owed
    for a subscription that is over.
    Then: subscriptions.order_refused, incident_opened, retry_refused or fell_back.
    """
    subscription, term = locked_term(term_id)
    payment = Payment.objects.found(pk=term.payment_id)
    if payment.state not in UNPAID:
        return
    if term.state in GONE:
        return_money(term)
    elif term.state == TermState.AWAITING and term.began != Began.RENEWED:
        tell(facts.ORDER_REFUSED, subscription, term_id=term.pk, cause=cause, tries=payment.tries)
    elif subscription.is_running:
        _open_or_go_on(subscription, term, payment, cause)
    else:
        undo_term(term, why=TakenBack.UNPAID)


def _open_or_go_on(subscription: Subscription, term: Term, payment: Payment, cause: str) -> None:
    known = term.incidents.pending().select_for_update(no_key=True).first()
    if known is None:
        open_incident(subscription, term, payment, cause)
        return
    known.cause = cause
    known.save(update_fields=["cause"])
    if known.state == IncidentState.OPEN and known.tries >= len(retry_days()):
        fall_back(known, subscription, term)
    else:
        tell(facts.RETRY_REFUSED, subscription, incident_id=known.pk, tries=known.tries)


def open_incident(subscription: Subscription, term: Term, payment: Payment, cause: str) -> Incident:
    """Open the incident of a locked subscription's term; the unspent credits of a paid one wait.

    Then: subscriptions.incident_opened.
    """
    incident = Incident.objects.create(
        id=new_id(),
        term=term,
        payment_id=payment.pk,
        amount_cents=payment.amount_cents,
        cause=cause,
        next_try_on=today() + timedelta(days=retry_days()[0]),
    )
    taken = take_back_credits(term, TakenBack.UNPAID) if term.state == TermState.PAID else 0
    tell(facts.INCIDENT_OPENED, subscription, incident_id=incident.pk, cause=cause, taken=taken)
    return incident


@transaction.atomic
def try_incident_again(*, incident_id: UUID, actor: User | None = None) -> Incident:
    """Draw the payment of an incident again; after the last try, fall back to Découverte.

    Staff may do it at any moment. Refused: subscriptions.incident_closed.
    Then: the answer of the bank decides; subscriptions.fell_back when there is nothing to ask.
    """
    incident, subscription, term = locked_incident(incident_id)
    rules.check_pending(incident)
    if incident.state == IncidentState.CONTESTED and actor is None:
        return incident
    days = retry_days()
    if actor is None:
        if incident.next_try_on is None or incident.next_try_on > today():
            return incident
        if incident.tries >= len(days):
            fall_back(incident, subscription, term)
            return incident
        incident.tries += 1
        ahead = days[incident.tries] if incident.tries < len(days) else days[-1] + 1
        incident.next_try_on = paris_day(incident.opened_at) + timedelta(days=ahead)
        incident.save(update_fields=["tries", "next_try_on"])
    payment = Payment.objects.get(pk=incident.payment_id)
    if payment.state in UNPAID and default_method(subscription.company_id):
        retry_payment(payment_id=payment.pk, actor=actor)
    return incident


def fall_back(incident: Incident, subscription: Subscription, term: Term) -> None:
    """End an unpaid subscription without a debt, unless the bank is deciding just now.

    Then: subscriptions.fell_back.
    """
    if is_under_way(term):
        return
    undo_term(term, why=TakenBack.UNPAID)
    move(incident, IncidentState.FALLEN_BACK, by=None, closed_at=now(), next_try_on=None)
    end_now(subscription, EndReason.UNPAID, actor=None)
    tell(facts.FELL_BACK, subscription, incident_id=incident.pk)


@transaction.atomic
def contest_incident(*, incident_id: UUID, text: str, actor: User) -> Incident:
    """Tell the accountant why nothing is due; retries stop until the answer.

    Refused: subscriptions.incident_closed. Then: subscriptions.incident_contested.
    """
    Incident.objects.visible_to(actor).found(pk=incident_id)
    incident, subscription, _term = locked_incident(incident_id)
    rules.check_pending(incident)
    if incident.state == IncidentState.OPEN:
        move(incident, IncidentState.CONTESTED, by=actor, contest=text, next_try_on=None)
        tell(facts.INCIDENT_CONTESTED, subscription, actor, incident_id=incident.pk)
    return incident


@transaction.atomic
def answer_contest(*, incident_id: UUID, text: str, is_upheld: bool, actor: User) -> Incident:
    """Answer a contest: the debt is cancelled and the plan ends, or it is tried again tomorrow.

    Refused: subscriptions.incident_closed, subscriptions.payment_under_way.
    Then: subscriptions.contest_answered.
    """
    incident, subscription, term = locked_incident(incident_id)
    rules.check_pending(incident)
    incident.answer, incident.answered_by = text, actor
    incident.save(update_fields=["answer", "answered_by"])
    if is_upheld:
        _forgive(incident, subscription, term, actor)
    elif incident.state == IncidentState.CONTESTED:
        move(incident, IncidentState.OPEN, by=actor, next_try_on=today() + timedelta(days=1))
    tell(facts.CONTEST_ANSWERED, subscription, actor, incident_id=incident.pk, upheld=is_upheld)
    return incident


@transaction.atomic
def cancel_debt(*, incident_id: UUID, reason: str, actor: User) -> Incident:
    """Let the accountant cancel what is owed, with a reason that is mailed; the subscription ends.

    Refused: subscriptions.incident_closed, subscriptions.payment_under_way.
    Then: subscriptions.ended, debt_cancelled.
    """
    incident, subscription, term = locked_incident(incident_id)
    if incident.state == IncidentState.FORGIVEN and incident.answered_by_id == actor.pk:
        return incident
    rules.check_pending(incident)
    incident.answer, incident.answered_by = reason, actor
    incident.save(update_fields=["answer", "answered_by"])
    _forgive(incident, subscription, term, actor)
    tell(facts.DEBT_CANCELLED, subscription, actor, incident_id=incident.pk)
    return incident


def _forgive(incident: Incident, subscription: Subscription, term: Term, actor: User) -> None:
    rules.check_not_under_way(is_under_way(term))
    undo_term(term, why=TakenBack.UNPAID, actor=actor)
    move(incident, IncidentState.FORGIVEN, by=actor, closed_at=now(), next_try_on=None)
    end_now(subscription, EndReason.UNPAID, actor=actor)


def close_settled(term: Term) -> None:
    """Close the incident of a term whose payment came; its credits come, or come again.

    Then: subscriptions.incident_settled.
    """
    for incident in term.incidents.pending().select_for_update(no_key=True):
        move(incident, IncidentState.SETTLED, by=None, closed_at=now(), next_try_on=None)
        given = give_credits_again(term)
        grant_months(term_id=term.pk)
        tell(facts.INCIDENT_SETTLED, term.subscription, incident_id=incident.pk, given=given)


def locked_term(term_id: UUID) -> tuple[Subscription, Term]:
    """A term under its subscription's lock: parents before children."""
    known = Term.objects.found(pk=term_id)
    subscription = Subscription.objects.locked(pk=known.subscription_id)
    return subscription, Term.objects.locked(pk=term_id)


def locked_incident(incident_id: UUID) -> tuple[Incident, Subscription, Term]:
    known = Incident.objects.found(pk=incident_id)
    subscription, term = locked_term(known.term_id)
    return Incident.objects.locked(pk=incident_id), subscription, term
