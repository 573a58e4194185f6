"""Incidents as the desk lists them, and the story of one, as far as its reader may know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.accounts.models import Company, StaffRole, User
from ouvrage.journal.models import Fact
from ouvrage.kit.money import Money
from ouvrage.kit.time import paris_day, today
from ouvrage.payments.causes import cause_words
from ouvrage.payments.desk.registry import StoryLine
from ouvrage.payments.models import Charge
from ouvrage.payments.services import default_method
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.models import Incident, Subscription
from ouvrage.subscriptions.states import PENDING, IncidentState

FACTS = (
    facts.INCIDENT_OPENED,
    facts.RETRY_REFUSED,
    facts.INCIDENT_CONTESTED,
    facts.CONTEST_ANSWERED,
    facts.DEBT_CANCELLED,
    facts.INCIDENT_SETTLED,
    facts.FELL_BACK,
)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident with what a list says of it."""

    incident: Incident

    @property
    def company(self) -> Company:
        return self.incident.term.subscription.company

    @property
    def amount(self) -> Money:
        return Money(self.incident.amount_cents)

    @property
    def days(self) -> int:
        """How long it is, or was, open."""
        ended = paris_day(self.incident.closed_at) if self.incident.closed_at else today()
        return (ended - paris_day(self.incident.opened_at)).days

    @property
    def length(self) -> str:
        return ngettext("%(count)d day", "%(count)d days", self.days) % {"count": self.days}


@dataclass(frozen=True, slots=True)
class IncidentQueue:
    """Those in one state, or whatever is not settled; the oldest first, over ones newest first."""

    state: str = ""
    words: str = ""

    @property
    def is_pending(self) -> bool:
        return self.state in {"", *PENDING}

    @property
    def order(self) -> list[str]:
        return ["opened_at", "pk"] if self.is_pending else ["-opened_at", "-pk"]

    def rows(self, reader: User) -> QuerySet[Incident]:
        found = Incident.objects.visible_to(reader).select_related(
            "term__subscription__company", "term__plan_version__plan"
        )
        found = found.filter(state=self.state) if self.state else found.pending()
        if self.words:
            found = found.filter(term__subscription__company__name__icontains=self.words)
        return found


def counts() -> dict[str, int]:
    """How many are in each state that somebody has to look at."""
    rows = Incident.objects.pending().values_list("state").annotate(count=Count("pk"))
    return dict(rows.order_by())


@dataclass(frozen=True)
class IncidentSheet:
    """One incident for one reader: a sales agent sees neither means, nor numbers, nor causes."""

    incident: Incident
    reader: User

    @classmethod
    def of(cls, incident_id: UUID, reader: User) -> "IncidentSheet":
        """Unknown or invisible: 404."""
        found = Incident.objects.visible_to(reader).select_related(
            "term__subscription__company", "term__plan_version__plan", "answered_by"
        )
        if not reader.is_staff_member:
            raise Http404
        return cls(found.found(pk=incident_id), reader)

    @property
    def row(self) -> IncidentRow:
        return IncidentRow(self.incident)

    @property
    def subscription(self) -> Subscription:
        return self.incident.term.subscription

    @property
    def acts(self) -> bool:
        """Only the accountant settles anything, or reads of banks."""
        return self.reader.has_role(StaffRole.ACCOUNTANT)

    @property
    def is_pending(self) -> bool:
        return self.incident.state in PENDING

    @property
    def is_contested(self) -> bool:
        return self.incident.state == IncidentState.CONTESTED

    @property
    def cause(self) -> str:
        return cause_words(self.incident.cause) if self.acts else ""

    @cached_property
    def method(self) -> str:
        """On what the next try would be drawn, in the accountant's eyes only."""
        method = default_method(self.subscription.company_id) if self.acts else None
        return str(method) if method else ""

    @cached_property
    def lines(self) -> list[StoryLine]:
        """What happened, oldest first; the bank's part for the accountant only."""
        told = list(self._facts())
        if self.acts:
            told += self._tries()
        return sorted(told, key=lambda line: line.at)

    def _facts(self) -> Iterator[StoryLine]:
        rows = Fact.objects.filter(
            subject="subscriptions.subscription",
            subject_id=str(self.subscription.pk),
            kind__in=[kind.name for kind in FACTS],
            data__incident_id=str(self.incident.pk),
        )
        known = list(rows.order_by("pk"))
        people = User.objects.filter(pk__in={row.actor_id for row in known if row.actor_id})
        names = {person.pk: person.full_name for person in people}
        for fact in known:
            yield self._line(fact, names.get(fact.actor_id or 0, ""))

    def _line(self, fact: Fact, who: str) -> StoryLine:
        incident, kind = self.incident, fact.kind
        words: dict[str, tuple[str, str, str]] = {
            facts.INCIDENT_OPENED.name: (_("Incident opened"), self.cause, "bad"),
            facts.RETRY_REFUSED.name: (_("Refused again"), "", "bad"),
            facts.INCIDENT_CONTESTED.name: (
                _("Contested by {name}").format(name=who), incident.contest, "wait",
            ),
            facts.CONTEST_ANSWERED.name: (
                _("Answered by {name}").format(name=who), incident.answer, "",
            ),
            facts.DEBT_CANCELLED.name: (
                _("Debt cancelled by {name}").format(name=who), incident.answer, "good",
            ),
            facts.INCIDENT_SETTLED.name: (_("Settled"), "", "good"),
            facts.FELL_BACK.name: (_("Back to Découverte; nothing is owed"), "", "good"),
        }  # fmt: skip
        label, text, tone = words[kind]
        return StoryLine(fact.at, label, text, tone)

    def _tries(self) -> Iterator[StoryLine]:
        charges = Charge.objects.filter(payment_id=self.incident.payment_id)
        for charge in charges.select_related("method").order_by("number"):
            label = _("Try {number} on {method}: {state}").format(
                number=charge.number, method=charge.method, state=charge.get_state_display()
            )
            text = cause_words(charge.failure_code) if charge.failure_code else ""
            yield StoryLine(charge.ordered_at, label, text, "small")


def cells(rows: QuerySet[Incident]) -> Iterator[list[Any]]:
    """Incidents as lines of a file."""
    for incident in rows.iterator(chunk_size=500):
        row = IncidentRow(incident)
        yield [
            paris_day(incident.opened_at).isoformat(),
            row.company.name,
            incident.term.plan_version.plan.name,
            str(incident.get_state_display()),
            f"{incident.amount_cents // 100},{incident.amount_cents % 100:02d}",
            row.days,
            incident.next_try_on.isoformat() if incident.next_try_on else "",
            paris_day(incident.closed_at).isoformat() if incident.closed_at else "",
        ]
