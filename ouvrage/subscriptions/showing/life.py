"""The whole life of a subscription as a table of dates in plain text, to read and to quote."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ouvrage.credits.models import Cause, Grant
from ouvrage.kit.money import Money
from ouvrage.kit.time import paris_day
from ouvrage.subscriptions import calendar
from ouvrage.subscriptions.models import MONTHS, Incident, Notice, Pause, Subscription, Term
from ouvrage.subscriptions.states import TermState
from ouvrage.ui.text import money


@dataclass(frozen=True, slots=True)
class Dated:
    """One line: on which day in Paris, what, and the details that prove it."""

    day: date
    what: str
    details: str = ""


def life_of(subscription: Subscription) -> list[Dated]:
    """Everything that happened to it and what its terms promise, by day."""
    lines = [Dated(paris_day(subscription.ordered_at), "ordered", subscription.reference)]
    for term in subscription.terms.select_related("plan_version__plan"):
        lines += [*_of_term(term), *_months(term), *_notices(term)]
    incidents = Incident.objects.filter(term__subscription=subscription)
    for incident in incidents:
        lines += _of_incident(incident)
    for pause in Pause.objects.filter(term__subscription=subscription):
        lines.append(Dated(pause.starts_on, "pause", f"planned until {pause.ends_on}"))
        if pause.resumed_on:
            lines.append(Dated(pause.resumed_on, "pause over", f"{pause.days} days"))
    for one in subscription.cancellations.all():
        details = f"{one.way}, effect on {one.effect_on}"
        lines.append(Dated(paris_day(one.received_at), "cancelled", details))
    if subscription.ended_at:
        lines.append(Dated(paris_day(subscription.ended_at), "ended", subscription.end_reason))
    return sorted(lines, key=lambda line: line.day)


def as_table(lines: list[Dated]) -> str:
    """One line per date; days that repeat are told once."""
    width = max((len(line.what) for line in lines), default=0)
    rows = []
    for day, same in groupby(lines, key=lambda line: line.day):
        for number, line in enumerate(same):
            told = f"{day:%a %d %b %Y}" if number == 0 else ""
            rows.append(f"{told:<15}  {line.what:<{width}}  {line.details}".rstrip())
    return "\n".join(rows)


def _of_term(term: Term) -> Iterator[Dated]:
    price = money(Money(term.ht_cents))
    name = f"term {term.number} {term.began}"
    yield Dated(term.starts_on, name, f"{term.plan_version.plan.code}, {price} HT, {term.state}")
    if term.state == TermState.VOID:
        return
    if term.months > MONTHS[0]:
        days = calendar.notice_days(term.ends_on, months_before=2, weeks_before=6)
        yield Dated(
            max(days.opens_on, term.starts_on), "window opens", "first day of the legal notices"
        )
        yield Dated(days.closes_on, "window closes", "last day of the legal notices")
    free = ", free to leave at any time" if term.is_free_to_leave else ""
    yield Dated(term.ends_on, "last day to refuse", f"23:59:59, Paris{free}")


def _months(term: Term) -> Iterator[Dated]:
    for month in term.periods.order_by("number"):
        key = f"plan:{term.pk}:{month.number}:"
        grants = Grant.objects.filter(key__startswith=key).order_by("-count")
        grants = grants.exclude(cause=Cause.GIVEN_AGAIN)
        counts = " + ".join(str(grant.count) for grant in grants)
        yield Dated(month.starts_on, f"month {month.number}", f"{counts} credits")


def _notices(term: Term) -> Iterator[Dated]:
    for notice in Notice.objects.filter(term=term).select_related("mail"):
        price = money(Money(notice.ht_cents))
        details = f"{notice.mail.state} to {notice.mail.address}, {price} HT"
        yield Dated(paris_day(notice.made_at), f"{notice.kind} notice", details)


def _of_incident(incident: Incident) -> Iterator[Dated]:
    amount = money(Money(incident.amount_cents))
    yield Dated(paris_day(incident.opened_at), "incident", f"{amount}, {incident.cause}")
    if incident.closed_at:
        details = f"{incident.state} after {incident.tries} tries"
        yield Dated(paris_day(incident.closed_at), "incident over", details)
