"""What the accountant of the demo finds: a refund to approve, a difference, a contested incident.

Through the services that people use, a few days ago; outside any transaction.
"""

from datetime import datetime, timedelta

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.payments.gateways.contract import Outcome
from ouvrage.payments.gateways.simulator.models import Simulated, SimulatedKind
from ouvrage.payments.jobs import reconcile
from ouvrage.payments.models import Payment, Reconciliation
from ouvrage.payments.services import propose_refund
from ouvrage.subscriptions.models import Incident
from ouvrage.subscriptions.services import contest_incident

ACCOUNTANT = "lucie-compta"
CONTEST = (
    "Ma carte a été remplacée par la banque le mois dernier et je n’ai reçu votre message "
    "qu’après la date. Pouvez-vous attendre la nouvelle ?"
)
BY_HAND = "sim_charge_saisie_au_guichet"


def disturb() -> None:
    """Once: later loads leave what people did with it."""
    if Reconciliation.objects.exists():
        return
    moment = now()
    with clock_at(moment - timedelta(days=1)):
        _contest("karine.b")
        _ask_refund("studiopapaye", 31_500, "Deux semaines de panne signalées par écrit")
        _ask_refund("hugo-motion", 1_800, "Crédits non reçus pendant trois jours")
        _pay_by_hand(moment)
    run_due()
    reconcile()
    run_due()


def _contest(pseudo: str) -> None:
    person = User.objects.get(pseudo=pseudo)
    pending = Incident.objects.pending().filter(term__subscription__company=person.company)
    incident = pending.first()
    if incident:
        contest_incident(incident_id=incident.pk, text=CONTEST, actor=person)
    run_due()


def _ask_refund(pseudo: str, cents: int, reason: str) -> None:
    """Of the latest sale of a company; a large one waits for a colleague."""
    company = User.objects.get(pseudo=pseudo).company
    paid = Payment.objects.filter(company=company, sales__isnull=False)
    payment = paid.order_by("-asked_at").first()
    if payment is None:
        return
    propose_refund(
        key=f"demo:{pseudo}",
        payment_id=payment.pk,
        amount_cents=cents,
        reason=reason,
        actor=User.objects.get(pseudo=ACCOUNTANT),
        sale_id=payment.sales.get(reverses__isnull=True).pk,
    )
    run_due()


def _pay_by_hand(moment: datetime) -> None:
    """Money that somebody took at the provider without telling us."""
    with clock_at(moment - timedelta(days=1)):
        Simulated.objects.get_or_create(
            id=BY_HAND,
            defaults={
                "kind": SimulatedKind.CHARGE,
                "key": "demo:by-hand",
                "status": Outcome.PAID,
                "data": {"amount": 4_900, "cause": "", "label": "", "habit": "pays", "back": "/"},
                "moved_on": today(),
            },
        )
