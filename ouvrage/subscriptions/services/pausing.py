"""A term is paused: its end and its months move, its credits are frozen."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits.services import freeze_wallets, thaw_wallets
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import today
from ouvrage.kit.transitions import move
from ouvrage.subscriptions import calendar, facts, rules
from ouvrage.subscriptions.models import Pause, Subscription, Term
from ouvrage.subscriptions.services.changing import running
from ouvrage.subscriptions.services.ending import PAUSE, frozen_by
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import SubscriptionState


@transaction.atomic
def pause_subscription(*, subscription_id: UUID, months: int, actor: User) -> Pause:
    """Pause a term from today, once, for 1 to 3 months; asking twice is asking once.

    Refused: subscriptions.not_running, already_paused, wrong_pause, will_end, incident_pending,
    order_pending. Then: subscriptions.paused.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    if subscription.state == SubscriptionState.PAUSED:
        return Pause.objects.get(term__subscription=subscription, resumed_on__isnull=True)
    rules.check_goes_on(subscription)
    term = running(subscription)
    rules.check_pause(term, months)
    first = today()
    pause = Pause.objects.create(
        id=new_id(), term=term, starts_on=first, ends_on=calendar.last_day(first, months)
    )
    _shift(subscription, term, pause.days)
    term.shifted_on, term.shift_days = first, pause.days
    term.save(update_fields=["shifted_on", "shift_days"])
    freeze_wallets(
        company_id=subscription.company_id,
        cause=PAUSE,
        reference=frozen_by(pause),
        actor=actor,
    )
    move(subscription, SubscriptionState.PAUSED, by=actor)
    tell(facts.PAUSED, subscription, actor, until=pause.ends_on, ends_on=subscription.ends_on)
    return pause


@transaction.atomic
def resume_subscription(*, subscription_id: UUID, actor: User | None) -> Subscription:
    """Let a paused subscription run again; days of pause not used are given back.

    Then: subscriptions.resumed.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    if subscription.state != SubscriptionState.PAUSED:
        return subscription
    pause = Pause.objects.select_related("term").get(
        term__subscription=subscription, resumed_on__isnull=True
    )
    planned, pause.resumed_on = pause.days, today()
    pause.save(update_fields=["resumed_on"])
    term = pause.term
    _shift(subscription, term, pause.days - planned)
    term.shift_days = pause.days
    term.save(update_fields=["shift_days"])
    thaw_wallets(
        company_id=subscription.company_id,
        cause=PAUSE,
        reference=frozen_by(pause),
        actor=actor,
    )
    move(subscription, SubscriptionState.ACTIVE, by=actor)
    tell(facts.RESUMED, subscription, actor, ends_on=subscription.ends_on)
    return subscription


def _shift(subscription: Subscription, term: Term, days: int) -> None:
    """Move the end of a term, and all that follows it, by that many days."""
    step = timedelta(days=days)
    term.ends_on += step
    term.save(update_fields=["ends_on"])
    for later in subscription.terms.paid().filter(number__gt=term.number):
        later.starts_on += step
        later.anchor_on, later.first_month = later.starts_on, 0
        later.ends_on = calendar.last_day(later.anchor_on, later.months)
        later.save(update_fields=["starts_on", "anchor_on", "first_month", "ends_on"])
    last = subscription.terms.paid().order_by("-number")[0]
    subscription.ends_on = last.ends_on
    subscription.save(update_fields=["ends_on"])
