"""A subscription as a line of dates: what happened, with its proof, and what will (RULES §5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ouvrage.kit.money import Money
from ouvrage.kit.time import paris_day, today
from ouvrage.notifications.models import Mail
from ouvrage.notifications.states import MailState
from ouvrage.subscriptions import calendar
from ouvrage.subscriptions.models import MONTHS, Began, Notice, NoticeKind, Subscription, Term
from ouvrage.subscriptions.parameters import NOTICE_MONTHS, REMINDER_DAYS, SECOND_NOTICE_WEEKS
from ouvrage.subscriptions.states import TermState
from ouvrage.ui.dates import DateLine, DateStrip

SENT = {MailState.SENT}


def line_of_dates(subscription: Subscription) -> DateStrip:
    """The running term from its first day to a little after its last; three queries."""
    terms = list(
        subscription.terms.exclude(state=TermState.VOID)
        .select_related("plan_version__plan", "pause")
        .order_by("number")
    )
    notices = list(Notice.objects.filter(term__in=terms).select_related("mail").order_by("made_at"))
    lines = [line for term in terms[-3:] for line in _of_term(term)]
    lines += [_notice(notice) for notice in _one_each(notices)]
    lines += _to_come(subscription, notices)
    if subscription.cancelled_at:
        received = paris_day(subscription.cancelled_at)
        lines.append(DateLine(received, _("Cancellation received"), kind="wait"))
    begins = min((line.day for line in lines), default=today())
    ends = max((line.day for line in lines), default=today())
    return DateStrip(lines, begins, max(ends, today()))


def _of_term(term: Term) -> Iterator[DateLine]:
    plan = term.plan_version.plan.name
    labels = {
        Began.BOUGHT: _("{plan} begins"),
        Began.RENEWED: _("{plan} renews"),
        Began.CHANGED: _("Changed to {plan}"),
        Began.EXTENDED: _("Extended: {plan}"),
    }
    yield DateLine(
        term.starts_on,
        labels[Began(term.began)].format(plan=plan),
        amount=Money(term.ttc_cents),
        kind="bad" if term.state == TermState.AWAITING else "",
        text=_("Not paid yet.") if term.state == TermState.AWAITING else "",
    )
    for number in range(1, term.months):
        first = calendar.month_start(term.anchor_on, term.first_month + number)
        if term.shifted_on and first > term.shifted_on:
            first += timedelta(days=term.shift_days)
        if term.starts_on < first <= term.ends_on:
            yield DateLine(first, _("Credits of the month"), kind="small")
    if hasattr(term, "pause"):
        pause = term.pause
        over = pause.resumed_on or pause.ends_on
        yield DateLine(pause.starts_on, _("Pause: credits wait"), kind="wait")
        yield DateLine(over, _("The pause ends"), kind="small")


def _one_each(notices: list[Notice]) -> list[Notice]:
    """One line per announcement, however many members it was sent to."""
    return list({(one.term_id, one.kind, one.last_day_on): one for one in notices}.values())


def _notice(notice: Notice) -> DateLine:
    return DateLine(
        paris_day(notice.made_at),
        str(NoticeKind(notice.kind).label).capitalize(),
        kind="small",
        proof=_proof(notice.mail),
    )


def _proof(mail: Mail) -> str:
    if mail.state in SENT and mail.sent_at:
        day = paris_day(mail.sent_at)
        return _("Sent to {address} on {day}").format(address=mail.address, day=f"{day:%d/%m/%Y}")
    return _("{state}, to {address}").format(
        state=str(mail.get_state_display()).capitalize(), address=mail.address
    )


def _to_come(subscription: Subscription, notices: list[Notice]) -> Iterator[DateLine]:
    last = subscription.ends_on
    if last is None or not subscription.is_running:
        return
    if subscription.cancelled_at:
        yield DateLine(last, _("Last day: the subscription ends"), kind="limit")
        return
    told = {one.kind for one in notices if one.last_day_on == last}
    for kind, day in _announcements(last, subscription.months):
        if kind not in told and day >= today():
            yield DateLine(day, str(kind.label).capitalize(), kind="small")
    yield DateLine(
        last,
        _("Last day to refuse the renewal"),
        text=_("Until 23:59, Paris time, in three clicks."),
        kind="limit",
    )
    yield DateLine(last + timedelta(days=1), _("Renews for as long"))


def _announcements(last: date, months: int) -> Iterator[tuple[NoticeKind, date]]:
    if months > MONTHS[0]:
        days = calendar.notice_days(
            last, months_before=NOTICE_MONTHS.value(), weeks_before=SECOND_NOTICE_WEEKS.value()
        )
        yield NoticeKind.FIRST, days.first_on
        yield NoticeKind.SECOND, days.second_on
    yield NoticeKind.REMINDER, last - timedelta(days=REMINDER_DAYS.value())
