"""Renewals are announced: two dated notices inside the legal window, then a reminder."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import start_of_day, today
from ouvrage.subscriptions import calendar, facts, notices
from ouvrage.subscriptions.models import Notice, NoticeKind, Plan, Subscription, Term
from ouvrage.subscriptions.parameters import NOTICE_MONTHS, REMINDER_DAYS, SECOND_NOTICE_WEEKS
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import SubscriptionState


@transaction.atomic
def announce_renewal(*, subscription_id: UUID) -> None:
    """Write the notices that are due today for one subscription, each once per last day.

    A notice that was not made in the window of the law is never made afterwards.
    Then: subscriptions.notified, with a mail to each member.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    if subscription.state != SubscriptionState.ACTIVE or subscription.cancelled_at is not None:
        return
    term = subscription.terms.paid().order_by("-number").first()
    if term is None or term.ends_on != subscription.ends_on:
        return  # the payment of the last term is still awaited
    for kind in due_kinds(subscription, term):
        _announce(subscription, term, kind)


def due_kinds(subscription: Subscription, term: Term) -> list[NoticeKind]:
    """Which notices today's date asks for; one-month terms have the reminder only."""
    day, ends_on = today(), term.ends_on
    days = window_of(term)
    known = set(term.notices.filter(last_day_on=ends_on).values_list("kind", flat=True))
    due = []
    if subscription.months > 1 and days.first_on <= day <= days.closes_on:
        due.append(NoticeKind.FIRST)
    if subscription.months > 1 and days.second_on <= day <= days.closes_on:
        due.append(NoticeKind.SECOND)
    if ends_on - timedelta(days=REMINDER_DAYS.value()) <= day <= ends_on:
        due.append(NoticeKind.REMINDER)
    return [kind for kind in due if kind not in known]


def window_of(term: Term) -> calendar.NoticeDays:
    return calendar.notice_days(
        term.ends_on,
        months_before=NOTICE_MONTHS.value(),
        weeks_before=SECOND_NOTICE_WEEKS.value(),
    )


def _announce(subscription: Subscription, term: Term, kind: NoticeKind) -> None:
    """At the price of the day on which it renews, known today; the plan's row is held, so that
    nobody decides a dearer one meanwhile.
    """
    plan = Plan.objects.select_for_update(no_key=True).get(pk=subscription.renewing_plan.pk)
    next_on = term.ends_on + timedelta(days=1)
    version = version_in_force(plan.code, at=start_of_day(next_on))
    if version is None:
        return
    days, cents = window_of(term), version.price_cents(subscription.months)
    told = notices.Announcement(
        kind=kind,
        last_day_on=term.ends_on,
        next_on=next_on,
        months=subscription.months,
        plan=plan.name,
        price=Money(cents),
    )
    for member in notices.members(subscription.company):
        Notice.objects.create(
            id=new_id(),
            term=term,
            kind=kind,
            recipient=member,
            mail=notices.announce(subscription, member, told),
            last_day_on=term.ends_on,
            window_opens_on=days.opens_on,
            window_closes_on=days.closes_on,
            ht_cents=cents,
        )
    tell(facts.NOTIFIED, subscription, kind=kind, last_day_on=term.ends_on, term_id=term.pk)
