"""The thread of a project: its facts in order, as far as the reader may see them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Pace, ProgressReport
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.followup import facts as calls
from ouvrage.followup.contacts.models import Attempt, AttemptOutcome
from ouvrage.followup.models import Note, Outcome, Tip, Verdict
from ouvrage.followup.surveys.models import Became
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import Reader, kinds
from ouvrage.kit.money import Money
from ouvrage.messaging.conversations.queries import read_moments
from ouvrage.messaging.models import Message
from ouvrage.offers.models import DeclineReason
from ouvrage.projects import facts as projects
from ouvrage.projects.models import CancelReason, RefusalReason, VoidReason
from ouvrage.ui.text import day, money, short_moment
from ouvrage.web.report.policy import Viewpoint

LENGTH = 60
MESSAGE = "messaging.message"
LABELS: dict[str, tuple[Any, ...]] = {
    "outcome": (Outcome, AttemptOutcome, Became),
    "verdict": (Verdict,),
    "pace": (Pace,),
    "kind": (CreditKind,),
    "cause": (Cause,),
    "reason": (CancelReason, RefusalReason, VoidReason, DeclineReason),
}
BODIES: dict[str, tuple[Any, str]] = {
    MESSAGE: (Message, "body"),
    "followup.note": (Note, "text"),
    "followup.attempt": (Attempt, "word"),
    "followup.tip": (Tip, "text"),
    "contracts.progressreport": (ProgressReport, "text"),
}

TITLES: dict[str, Promise] = {
    "offers.asked": gettext_lazy("question to the client"),
    "offers.answered": gettext_lazy("to all who opened the report"),
    "offers.written": gettext_lazy("private message"),
    "web.said_in_private": gettext_lazy("private message"),
    "contracts.reported": gettext_lazy("progress report"),
    "followup.client_answered": gettext_lazy("to Suivi Projet"),
    "followup.noted": gettext_lazy("internal note"),
    "followup.noted_readable": gettext_lazy("follow-up note"),
}
"""Beside the name of whoever wrote a text, its kind is enough."""
NAMING = {"followup.attempted"}
"""Sentences that name their author also beside his own words."""
WORDLESS = {"followup.attempt_confirmed", "followup.attempt_denied", "followup.attempt_taken_back"}
"""What happened to a call that was told above, with its words."""
FORMS = {
    "web": "message",
    "offers.asked": "message",
    "offers.answered": "message",
    "offers.written": "message",
    "offers": "offer",
    "access": "state",
    "followup.called": "call",
    "followup.attempted": "call",
    "followup.attempt_taken_back": "state",
    "followup.attempt_confirmed": "state",
    "followup.attempt_denied": "state",
    "followup.check_started": "state",
    "followup.contact_given_back": "state",
    "followup.client_unreachable": "state",
    "followup.client_answered": "message",
    "followup.surveyed": "state",
    "followup.client_told": "state",
    "followup.bidder_told": "state",
    "followup": "note",
    "contracts.signed": "signature",
    "contracts.milestone_paid": "money",
    "contracts.reported": "progress",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the thread."""

    id: int
    at: datetime
    icon: str
    side: str
    who: str
    title: str
    body: str = ""
    kind: str = ""
    is_sealed: bool = False
    message_id: str = ""
    seen_at: datetime | None = None

    @property
    def body_anchor(self) -> str:
        """Where a message is found from the list of conversations."""
        return f"message-{self.message_id}" if self.message_id else ""

    @property
    def seen_by(self) -> str:
        """When the other side read it; told of the last of one's own that was read."""
        return _("read %(when)s") % {"when": short_moment(self.seen_at)} if self.seen_at else ""

    @property
    def anchor(self) -> str:
        return f"fact-{self.id}"

    @property
    def shown_title(self) -> str:
        return str(TITLES.get(self.kind, self.title)) if self.body else self.title

    @property
    def shown_who(self) -> str:
        """Beside a person's own words; a sentence about him names him already."""
        return self.who if self.body and self.kind not in NAMING else ""

    @property
    def shown_side(self) -> str:
        """The side as the thread's component names it."""
        return {"followup": "follow_up", "staff": "follow_up"}.get(self.side, self.side)

    @property
    def shown_kind(self) -> str:
        """The form of the entry: by the exact kind of fact, else by the app that recorded it."""
        return FORMS.get(self.kind) or FORMS.get(self.kind.partition(".")[0], "state")

    @property
    def shown_icon(self) -> str:
        """A person's own words carry his initials; everything else an icon."""
        return "" if self.shown_kind == "message" else self.icon


@dataclass(frozen=True, slots=True)
class Thread:
    """The newest entries in the order in which they happened, and what lies before or is sealed."""

    entries: list[Entry]
    has_earlier: bool
    sealed: int = 0


FAMILIES = {
    "messages": ("web.", "offers.asked", "offers.answered", "offers.written"),
    "offers": ("offers.", "access."),
    "calls": ("followup.",),
    "contract": ("contracts.", "reviews."),
    "project": ("projects.",),
}


def read_thread(view: Viewpoint, *, before: int | None = None, family: str = "") -> Thread:
    """At most sixty entries; three queries besides one per kind of body."""
    facts = _visible(view)
    if before:
        facts = facts.filter(pk__lt=before)
    if family in FAMILIES:
        wanted = Q()
        for prefix in FAMILIES[family]:
            wanted |= Q(kind__startswith=prefix)
        facts = facts.filter(wanted)
    found = list(facts.order_by("-pk")[: LENGTH + 1])
    shown = sorted(found[:LENGTH], key=lambda fact: (fact.at, fact.pk))
    return Thread(
        entries=_entries(shown, view),
        has_earlier=len(found) > LENGTH,
        sealed=0 if view.sees_report else _sealed(view),
    )


def _visible(view: Viewpoint) -> QuerySet[Fact]:
    """Kinds open to one of the reader's capacities; for a provider's own, only his company's."""
    at_large = view.capacities - {Reader.COMPANY}
    open_kinds = [
        name for name, kind in kinds.items() if kind.line and kind.line.readers & at_large
    ]
    condition = Q(kind__in=open_kinds)
    if Reader.COMPANY in view.capacities:
        own = [n for n, k in kinds.items() if k.line and Reader.COMPANY in k.line.readers]
        condition |= Q(kind__in=own, company_id=view.company_id)
    if view.misses_notes:
        condition |= Q(kind__in=sorted(SEALED))
    facts = Fact.objects.filter(condition, project_id=view.project.pk)
    return facts.exclude(_told_twice()) if calls.CALLED.name in open_kinds else facts


SEALED = frozenset({calls.NOTED_READABLE.name})
"""Kinds that stand sealed in their place where the reader's plan does not open them."""


def _told_twice() -> Q:
    """Who reads the call need not read that it confirmed; nor a decision beside its outcome."""
    by_phone = Q(kind=projects.ALIVE_CONFIRMED.name, data__by="phone")
    return by_phone | Q(kind=calls.DECIDED.name)


def _sealed(view: Viewpoint) -> int:
    """How many entries a consultation would open."""
    opened = [n for n, k in kinds.items() if k.line and Reader.OPENED in k.line.readers]
    public = [n for n, k in kinds.items() if k.line and Reader.PUBLIC in k.line.readers]
    facts = Fact.objects.filter(project_id=view.project.pk, kind__in=opened)
    return facts.exclude(kind__in=public).count()


def _entries(facts: list[Fact], view: Viewpoint) -> list[Entry]:
    people = User.objects.select_related("company").in_bulk(
        {fact.actor_id for fact in facts if fact.actor_id}
    )
    sealed = SEALED if view.misses_notes else frozenset()
    silent = sealed | WORDLESS
    bodies = _bodies(fact for fact in facts if fact.kind not in silent)
    seen = _seen(facts, view)
    return [
        Entry(
            id=fact.pk,
            at=fact.at,
            icon=line.icon,
            side=fact.actor_side,
            who=_author(fact, people.get(fact.actor_id or 0), view),
            title=_sentence(str(line.sentence), fact.data),
            body="" if fact.kind in silent else bodies.get((fact.subject, fact.subject_id), ""),
            kind=fact.kind,
            is_sealed=fact.kind in sealed,
            message_id=fact.subject_id if fact.subject == MESSAGE else "",
            seen_at=seen.get(fact.subject_id),
        )
        for fact in facts
        if (line := kinds[fact.kind].line)
    ]


def _seen(facts: list[Fact], view: Viewpoint) -> dict[str, datetime]:
    """When the other side read one's own private messages; one query when there are any."""
    own = {"client"} if view.is_client else {"provider"} if view.is_provider else set()
    ids = [
        UUID(fact.subject_id)
        for fact in facts
        if fact.subject == MESSAGE and fact.actor_side in own and fact.company_id
    ]
    moments = read_moments(ids, view.side) if ids else {}
    return {str(key): at for key, at in moments.items()}


def _author(fact: Fact, person: User | None, view: Viewpoint) -> str:
    """The client's name is sealed until a contact credit opened it."""
    if fact.actor_side == "client":
        return person.full_name if person and view.sees_contact else _("The client")
    if fact.actor_side == "provider" and person and person.company:
        return person.company.name
    if fact.actor_side in {"followup", "staff"} and person:
        return f"{person.first_name or person.pseudo}, Suivi Projet"
    return view.project.brand.name


def _sentence(sentence: str, data: dict[str, Any]) -> str:
    """Fill the {names}: codes become words, cents euros, dates days."""
    words = defaultdict(str, {name: str(value) for name, value in data.items()})
    for name, vocabularies in LABELS.items():
        for choices in vocabularies:
            if data.get(name) in choices.values:
                words[f"{name}_label"] = str(choices(data[name]).label)
    for name, value in data.items():
        if name.endswith("_cents") and isinstance(value, int):
            words[name.removesuffix("_cents")] = money(Money(value))
        elif name.endswith("_on") and isinstance(value, str):
            words[name.removesuffix("_on")] = day(date.fromisoformat(value))
    return sentence.format_map(words)


def _bodies(facts: Iterable[Fact]) -> dict[tuple[str, str], str]:
    """The texts that entries show, one query per kind."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.subject in BODIES:
            wanted[fact.subject].append(fact.subject_id)
    texts = {}
    for subject, ids in wanted.items():
        model, column = BODIES[subject]
        for key, text in model.objects.filter(pk__in=ids).values_list("pk", column):
            texts[subject, str(key)] = text
    return texts
