"""What its holder may do with a subscription: each act, its consequence, its service.

One page shows them all: the consequence in sentences, a choice when there is one, one button.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.subscriptions import rules, services
from ouvrage.subscriptions.forms.own import pause_choices, term_choices
from ouvrage.subscriptions.models import PlanVersion, Subscription
from ouvrage.subscriptions.queries import plans_on_sale
from ouvrage.subscriptions.services import Source
from ouvrage.subscriptions.services.changing import difference_cents, running
from ouvrage.subscriptions.showing.prices import price_of
from ouvrage.subscriptions.states import SubscriptionState
from ouvrage.taxes.vat import platform_vat, with_vat
from ouvrage.ui.text import money

Choices = Sequence[tuple[object, str]]


@dataclass(frozen=True, slots=True)
class Doing:
    """One act on its way: on what, chosen how, by whom, from where."""

    subscription: Subscription
    chosen: str
    source: Source
    actor: User

    @property
    def id(self) -> UUID:
        return self.subscription.pk


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `do` returns the payment to make, when one is due."""

    title: str | Promise
    button: str | Promise
    says: Callable[[Subscription], list[str]]
    do: Callable[[Doing], UUID | None]
    done: str | Promise
    choices: Callable[[Subscription], Choices] | None = None
    choice_label: str | Promise = ""
    is_final: bool = False


def _last(subscription: Subscription) -> str:
    return date_format(subscription.ends_on, "j F Y") if subscription.ends_on else ""


def _cancelling(subscription: Subscription) -> list[str]:
    return [
        _("{plan} ends on {day}, its last day that is paid, and does not renew.").format(
            plan=subscription.plan.name, day=_last(subscription)
        ),
        _("Until then everything stays open to you; your credits keep their own dates."),
        _("A receipt is sent to you at once; you may change your mind until that day."),
    ]


def _reinstating(subscription: Subscription) -> list[str]:
    return [
        _("The cancellation is taken back: it renews on {day}.").format(day=_last(subscription))
    ]


def _withdrawing(subscription: Subscription) -> list[str]:
    until = rules.withdrawable_until(subscription)
    day = date_format(until, "j F Y, H:i") if until else ""
    paid = sum(term.ttc_cents for term in subscription.terms.paid())
    return [
        _("You may withdraw until {day}, if no credit of it was spent.").format(day=day),
        _("{amount} goes back to the means of payment you used, with a credit note.").format(
            amount=money(Money(paid))
        ),
        _("The plan ends at once and its credits are taken back; yours from before stay."),
    ]


def _pausing(_subscription: Subscription) -> list[str]:
    return [
        _("From today your credits wait: none is lost, their dates move by as many days."),
        _("The last day of the subscription moves by as many days too."),
        _("Once per term. You may end the pause at any moment: what is left of it is given back."),
    ]


def _resuming(_subscription: Subscription) -> list[str]:
    return [_("Your plan and your credits are usable again at once; unused pause is given back.")]


def _extending(subscription: Subscription) -> list[str]:
    return [
        _("The months are added after {day}, at today’s price, paid now.").format(
            day=_last(subscription)
        )
    ]


def _leaving(_subscription: Subscription) -> list[str]:
    return [
        _("We did not announce the renewal in time, so you are free to leave at any moment."),
        _("The plan ends today; the days you have not used are refunded."),
        _("The unspent credits of this month go back; yours from before keep their dates."),
    ]


def _giving_up(_subscription: Subscription) -> list[str]:
    return [_("The order is dropped. Nothing is owed, and what you had stays as it is.")]


def _changing(subscription: Subscription) -> list[str]:
    return [
        _("A larger plan begins at once: you pay the difference for the days that remain."),
        _("A smaller one begins on the day after {day}.").format(day=_last(subscription)),
    ]


def _plan_choices(subscription: Subscription) -> Choices:
    """A larger plan costs the difference today; a smaller one a whole term, at the end."""
    return [
        (version.plan.code, _choice(subscription, version))
        for version in plans_on_sale()
        if not version.plan.is_free
        and version.plan_id != subscription.next_plan_id
        and (version.plan_id != subscription.plan_id or subscription.next_plan_id)
    ]


def _choice(subscription: Subscription, version: PlanVersion) -> str:
    if version.plan_id == subscription.plan_id:
        return _("Stay with {plan}").format(plan=version.plan)
    term = running(subscription)
    if version.price_cents(term.months) > term.plan_version.price_cents(term.months):
        case = platform_vat(company=subscription.company)
        cents = with_vat(difference_cents(term, version), case).ttc_cents
        told = _("{plan}, at once: {amount} incl. VAT today")
    else:
        cents = price_of(version, subscription.months, subscription.company).amounts.ttc_cents
        told = _("{plan}, at the end: {amount} incl. VAT per term")
    return told.format(plan=version.plan.name, amount=money(Money(cents)))


def _plainly(service: Callable[..., object]) -> Callable[[Doing], None]:
    """A service that needs to know on what and by whom, and nothing else."""

    def do(doing: Doing) -> None:
        service(subscription_id=doing.id, actor=doing.actor)

    return do


def _cancel(doing: Doing, *, is_immediate: bool = False) -> None:
    services.cancel_subscription(
        subscription_id=doing.id,
        source=doing.source,
        actor=doing.actor,
        is_immediate=is_immediate,
    )


def _pause(doing: Doing) -> None:
    months = int(doing.chosen)
    services.pause_subscription(subscription_id=doing.id, months=months, actor=doing.actor)


def _extend(doing: Doing) -> UUID | None:
    months = int(doing.chosen)
    term = services.extend_subscription(subscription_id=doing.id, months=months, actor=doing.actor)
    return term.payment_id


def _change(doing: Doing) -> UUID | None:
    """A larger plan is ordered now; any other is planned for the end."""
    code, own = doing.chosen, running(doing.subscription)
    prices = {one.plan.code: one.price_cents(own.months) for one in plans_on_sale()}
    if prices.get(code, 0) > own.plan_version.price_cents(own.months):
        term = services.change_plan(subscription_id=doing.id, plan_code=code, actor=doing.actor)
        return term.payment_id
    services.plan_change(subscription_id=doing.id, plan_code=code, actor=doing.actor)
    return None


def _give_up(doing: Doing) -> None:
    if doing.subscription.state == SubscriptionState.AWAITING_PAYMENT:
        services.abandon_order(subscription_id=doing.id, actor=doing.actor)
    else:
        services.give_up_pending(subscription_id=doing.id, actor=doing.actor)


ACTS: dict[str, Act] = {
    "resilier": Act(
        title=gettext_lazy("Cancel for the end of the term"),
        button=gettext_lazy("Cancel the contract"),
        says=_cancelling,
        do=_cancel,
        done=gettext_lazy("Cancelled. The receipt is on its way to you by e-mail."),
        is_final=True,
    ),
    "reprendre": Act(
        title=gettext_lazy("Go on after all"),
        button=gettext_lazy("Take the cancellation back"),
        says=_reinstating,
        do=_plainly(services.undo_cancellation),
        done=gettext_lazy("The subscription goes on."),
    ),
    "renoncer": Act(
        title=gettext_lazy("Withdraw from the contract here"),
        button=gettext_lazy("Confirm the withdrawal"),
        says=_withdrawing,
        do=_plainly(services.withdraw_order),
        done=gettext_lazy("You have withdrawn. The receipt and the refund are on their way."),
        is_final=True,
    ),
    "pause": Act(
        title=gettext_lazy("Pause"),
        button=gettext_lazy("Pause the subscription"),
        says=_pausing,
        do=_pause,
        done=gettext_lazy("Paused. Nothing runs and nothing is lost."),
        choices=lambda _subscription: pause_choices(),
        choice_label=gettext_lazy("For how long"),
    ),
    "relancer": Act(
        title=gettext_lazy("End the pause"),
        button=gettext_lazy("Go on now"),
        says=_resuming,
        do=_plainly(services.resume_subscription),
        done=gettext_lazy("The subscription runs again."),
    ),
    "prolonger": Act(
        title=gettext_lazy("Extend"),
        button=gettext_lazy("Order these months"),
        says=_extending,
        do=_extend,
        done=gettext_lazy("The months are added once they are paid."),
        choices=lambda _subscription: term_choices(),
        choice_label=gettext_lazy("How many months"),
    ),
    "changer": Act(
        title=gettext_lazy("Change the plan"),
        button=gettext_lazy("Change to this plan"),
        says=_changing,
        do=_change,
        done=gettext_lazy("Noted. Your Subscription page shows from when."),
        choices=_plan_choices,
        choice_label=gettext_lazy("Which plan"),
    ),
    "partir": Act(
        title=gettext_lazy("Leave at once"),
        button=gettext_lazy("Leave now and be refunded"),
        says=_leaving,
        do=partial(_cancel, is_immediate=True),
        done=gettext_lazy("Ended. The refund is on its way to your means of payment."),
        is_final=True,
    ),
    "abandonner": Act(
        title=gettext_lazy("Give the order up"),
        button=gettext_lazy("Drop the order"),
        says=_giving_up,
        do=_give_up,
        done=gettext_lazy("The order is dropped; nothing is owed."),
    ),
}
"""By the word in the address."""
PAGE_OF_OPTION = {
    "withdraw": "renoncer", "leave": "partir", "cancel": "resilier", "pause": "pause",
}  # fmt: skip
"""Where an option of `queries.what_applies` is acted on."""
