"""A term is undone: its sale, its money and its unspent credits go back; nothing is owed for it.

Where a bank is deciding, the money goes back when it comes: undoing never waits.
"""

from collections.abc import Iterable

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.credits.services import give_again, hold_wallets, take_back_grant
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import today
from ouvrage.kit.transitions import move
from ouvrage.payments.models import Payment, Sale
from ouvrage.payments.services import cancel_payment, refund_payment, take_back_sale
from ouvrage.payments.services.selling import left_of
from ouvrage.payments.states import PaymentState
from ouvrage.subscriptions.models import Subscription, Term
from ouvrage.subscriptions.services.granting import grants_of_term
from ouvrage.subscriptions.states import TermState

GONE = {TermState.VOID, TermState.TAKEN_BACK}


def undo_term(term: Term, *, why: TakenBack, actor: User | None = None) -> None:
    """Undo a term of a locked subscription, paid or not; what was spent stays spent."""
    require_transaction()
    if term.state == TermState.PAID:
        take_back_credits(term, why)
        _take_back_sale(term, why, actor)
        move(term, TermState.TAKEN_BACK, by=actor)
    elif term.state == TermState.AWAITING:
        move(term, TermState.VOID, by=actor)
    return_money(term, why)


def return_money(term: Term, why: str = "undone") -> None:
    """Ask no longer for an undone term, or give back what came for it; a bank is waited for."""
    if not term.payment_id:
        return
    payment = Payment.objects.locked(pk=term.payment_id)
    if payment.state == PaymentState.PAID and payment.in_hand_cents:
        refund_payment(
            key=f"term:{term.pk}:undone:{payment.tries}",
            payment_id=payment.pk,
            amount_cents=payment.in_hand_cents,
            reason=why,
        )
    elif payment.MOVES.allows(payment.state, PaymentState.CANCELLED):
        cancel_payment(payment_id=payment.pk, actor=None)


def take_back_credits(term: Term, why: TakenBack, *, month: int | None = None) -> int:
    """Take back what is unspent of a term, or of one of its months; how many credits."""
    hold_wallets(term.subscription.company_id)
    return sum(
        take_back_grant(grant_id=grant_id, cause=why, reference=f"term:{term.pk}")
        for grant_id in grants_of_term(term.pk, month)
    )


def give_credits_again(term: Term) -> int:
    """The payment of a term came after all: give again what was taken back; how many credits."""
    hold_wallets(term.subscription.company_id)
    return sum(give_again(grant_id=grant_id) for grant_id in grants_of_term(term.pk))


def not_begun(subscription: Subscription) -> list[Term]:
    """Terms paid in advance, none of whose days was used."""
    return list(subscription.terms.paid().filter(starts_on__gt=today()))


def left_cents(terms: Iterable[Term]) -> int:
    """What undoing paid terms gives back, VAT included."""
    return sum(sum(left_of(sale_of(term))) for term in terms)


def sale_of(term: Term) -> Sale:
    """What a paid term was sold as."""
    return Sale.objects.get(key=f"term:{term.pk}")


def _take_back_sale(term: Term, why: str, actor: User | None) -> None:
    """What was not taken back of it before: a member of staff may have refunded a part."""
    sale = sale_of(term)
    left, _vat = left_of(sale)
    if left:
        key = f"term:{term.pk}:undone"
        take_back_sale(key=key, sale_id=sale.pk, ht_cents=left, reason=why, actor=actor)
