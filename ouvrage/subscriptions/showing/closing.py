"""Before an account closes: what is due, what runs, and what one button would do, on one screen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.accounts.models import Company
from ouvrage.credits.packs.queries import orders_to_drop
from ouvrage.credits.queries import Balance, balances
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.payments.models import Payment
from ouvrage.subscriptions import queries, rules
from ouvrage.subscriptions.errors import CreditsSpent, TooLateToWithdraw
from ouvrage.subscriptions.leaving import RunsOn, what_runs_on
from ouvrage.subscriptions.models import Incident, Subscription, Term
from ouvrage.subscriptions.services.asking import PURPOSE, is_under_way
from ouvrage.subscriptions.services.granting import spent_of_terms
from ouvrage.subscriptions.services.undoing import left_cents, not_begun
from ouvrage.subscriptions.states import SubscriptionState
from ouvrage.ui.text import money


@dataclass(frozen=True)
class ClosingPage:
    """Everything the page needs of one company, each part read when it is shown."""

    company: Company

    @cached_property
    def due(self) -> queries.Due:
        return queries.what_is_due(self.company.pk)

    @property
    def subscription(self) -> Subscription | None:
        return self.due.subscription

    @property
    def incidents(self) -> list[Incident]:
        return self.due.incidents

    @cached_property
    def debts(self) -> list[Payment]:
        """What stays due: a bank took back money for credits that were spent."""
        owed = Payment.objects.filter(company=self.company, owed_cents__gt=0)
        return list(owed.exclude(purpose=PURPOSE).order_by("pk"))

    @property
    def is_waiting(self) -> bool:
        own = self.subscription
        return own is not None and own.state == SubscriptionState.AWAITING_PAYMENT

    @property
    def may_end_later(self) -> bool:
        """Days are paid that nobody refunds: better to leave after them."""
        own = self.subscription
        return bool(own and own.is_running and not own.cancelled_at and not self.is_refunded)

    @cached_property
    def coming(self) -> list[Term]:
        return not_begun(self.subscription) if self.subscription else []

    @cached_property
    def packs(self) -> int:
        """How many orders of packs wait for their payment."""
        return len(orders_to_drop(self.company.pk))

    @cached_property
    def runs_on(self) -> list[RunsOn]:
        return what_runs_on(self.company.pk)

    @cached_property
    def balances(self) -> dict[str, Balance]:
        return balances(self.company.pk)

    @property
    def has_credits(self) -> bool:
        return any(balance.count for balance in self.balances.values())

    @property
    def is_settled(self) -> bool:
        """Nothing here is left for the button to do."""
        return self.subscription is None and not self.packs

    @cached_property
    def is_withdrawable(self) -> bool:
        own = self.subscription
        if own is None or not own.is_running:
            return False
        try:
            spent = spent_of_terms(own.terms.paid().values_list("pk", flat=True))
            rules.check_withdrawable(own, spent)
        except (TooLateToWithdraw, CreditsSpent):
            return False
        return True

    @cached_property
    def is_refunded(self) -> bool:
        """The days that are not used come back."""
        return self.is_withdrawable or bool(
            self.subscription and self.subscription.is_free_to_leave
        )

    @property
    def follows(self) -> list[str]:
        """What the button would do, in sentences."""
        return list(_sentences(self))


def _sentences(page: ClosingPage) -> Iterator[str]:
    own = page.subscription
    if own is not None:
        yield from _of_order(own) if page.is_waiting else _of_running(page, own)
    if page.packs:
        said = ngettext(
            "{count} order of credits is dropped; nothing is owed for it.",
            "{count} orders of credits are dropped; nothing is owed for them.",
            page.packs,
        )
        yield said.format(count=page.packs)


def _of_order(own: Subscription) -> Iterator[str]:
    yield _("The order of {plan} is dropped; nothing is owed.").format(plan=own.plan.name)
    if any(is_under_way(term) for term in own.terms.awaiting()):
        yield _("Your bank is at work on it: if it pays all the same, the money goes back to you.")


def _of_running(page: ClosingPage, own: Subscription) -> Iterator[str]:
    yield _("{plan} ends today, does not renew, and nothing more is drawn.").format(
        plan=own.plan.name
    )
    yield _refund(page, own)
    if page.incidents:
        yield _(
            "The {amount} that are missing are owed by nobody any more; what is unspent of the "
            "credits they had brought goes back."
        ).format(amount=money(Money(page.due.cents)))
    if own.state == SubscriptionState.PAUSED:
        yield _("The pause ends: your credits are usable again, their dates moved by its days.")


def _refund(page: ClosingPage, own: Subscription) -> str:
    if page.is_withdrawable:
        return _(
            "You are within the days of withdrawal and spent none of its credits: {amount} comes "
            "back to you, with a credit note, and its credits go."
        ).format(amount=money(Money(left_cents(own.terms.paid()))))
    if own.is_free_to_leave:
        return _(
            "We did not announce its renewal in time: the days you have not used are refunded, "
            "and the unspent credits of this month go back."
        )
    if page.coming:
        return _(
            "{amount} comes back to you for the months that have not begun; those under way are "
            "not refunded."
        ).format(amount=money(Money(left_cents(page.coming))))
    if own.ends_on is None or own.ends_on <= today():
        return _("Its last day is today: there is nothing to refund.")
    return _("The days up to {day} are paid and are not refunded.").format(
        day=date_format(own.ends_on, "j F Y")
    )
