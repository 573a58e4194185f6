"""Letters to the members of a company about its subscription."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ouvrage.accounts.models import Company, User
from ouvrage.brands.queries import text_in_force
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import FactKind
from ouvrage.kit.money import Money
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Mail
from ouvrage.payments.causes import cause_words
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.defaults import EXPLANATION
from ouvrage.subscriptions.models import Incident, NoticeKind, Subscription, Term
from ouvrage.subscriptions.pages import MINE, cancel_path

LETTERS: dict[FactKind, str] = {
    facts.BEGAN: "began",
    facts.ORDER_REFUSED: "order_refused",
    facts.TERM_PAID: "renewed",
    facts.EXTENDED: "extended",
    facts.CHANGED: "changed",
    facts.CANCELLED: "cancelled",
    facts.REINSTATED: "reinstated",
    facts.WITHDRAWN: "withdrawn",
    facts.CLOSED: "closed",
    facts.PAUSED: "paused",
    facts.RESUMED: "resumed",
    facts.INCIDENT_OPENED: "incident_opened",
    facts.RETRY_REFUSED: "retry_refused",
    facts.INCIDENT_SETTLED: "incident_settled",
    facts.CONTEST_ANSWERED: "contest_answered",
    facts.DEBT_CANCELLED: "debt_cancelled",
    facts.FELL_BACK: "fell_back",
}
TOLD = tuple(LETTERS)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a renewal notice says: until when one may refuse, what follows at what price."""

    kind: NoticeKind
    last_day_on: date
    next_on: date
    months: int
    plan: str
    price: Money


def write(fact: Fact) -> None:
    """The letter of a fact, once to each active member."""
    name = LETTERS[next(kind for kind in LETTERS if kind.name == fact.kind)]
    subscription = Subscription.objects.select_related("company", "brand", "plan").get(
        pk=fact.subject_id
    )
    context = _context(subscription, fact)
    for member in members(subscription.company):
        text = text_in_force(EXPLANATION, language=member.language, brand_id=subscription.brand_id)
        queue_mail(
            kind=f"subscriptions.{name}",
            key=f"{fact.kind}:{fact.pk}:{member.pk}",
            to=member,
            context=context | {"conditions": text.body if text else ""},
            action_url=MINE,
            brand=subscription.brand,
        )


def _context(subscription: Subscription, fact: Fact) -> dict[str, Any]:
    data = fact.data
    context: dict[str, Any] = {"subscription": subscription, "data": data, "at": fact.at}
    if "term_id" in data:
        term = Term.objects.select_related("plan_version__plan").get(pk=data["term_id"])
        context |= {"term": term, "paid": Money(term.ttc_cents)}
    if "incident_id" in data:
        incident = Incident.objects.select_related("term").get(pk=data["incident_id"])
        context |= {"incident": incident, "due": Money(incident.amount_cents)}
        context["cause"] = cause_words(incident.cause)
    if "cause" in data and "incident_id" not in data:
        context["cause"] = cause_words(data["cause"])
    if "cents" in data:
        context["refund"] = Money(int(data["cents"]))
    if "until" in data:
        context["until"] = date.fromisoformat(data["until"])
    if "effect_on" in data:
        context["effect_on"] = date.fromisoformat(data["effect_on"])
    return context


def announce(subscription: Subscription, member: User, told: Announcement) -> Mail:
    """A notice of renewal, with a signed link that cancels without signing in."""
    name = "reminder" if told.kind == NoticeKind.REMINDER else "renewal_notice"
    return queue_mail(
        kind=f"subscriptions.{name}",
        key=f"renewal:{subscription.pk}:{told.last_day_on}:{told.kind}:{member.pk}",
        to=member,
        context={"subscription": subscription, "told": told},
        action_url=cancel_path(subscription),
        brand=subscription.brand,
    )


def send_code(subscription: Subscription, member: User, digits: str, key: str) -> None:
    """The digits that prove an address, for cancelling without signing in."""
    queue_mail(
        kind="subscriptions.code",
        key=f"cancel-code:{key}",
        to=member,
        context={"subscription": subscription, "digits": digits},
        brand=subscription.brand,
        secret=True,
    )


def members(company: Company) -> list[User]:
    return list(company.members.filter(is_active=True).order_by("pk"))
