"""When spent credits come back by themselves (RULES §4): the one table of these rules.

The returns themselves, the sentence before a spend, the check of the books and docs/returns.md
are all made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.access.parameters import CANCEL_RETURN_DAYS, UNREACHABLE_CALLS
from ouvrage.brands.parameters import Parameter
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.journal.models import Fact
from ouvrage.kit.time import start_of_day
from ouvrage.projects.models import Project

Since = Callable[[Fact, Project], datetime | None]


@dataclass(frozen=True, slots=True)
class ReturnRule:
    """One promise: what proves that it is due, which kinds come back, spent since when.

    `fact` is a name because some of these facts are recorded by apps above this one.
    `since` answers nothing when this fact gives nothing back.
    """

    cause: Cause
    fact: str
    kinds: tuple[CreditKind, ...]
    since: Since
    promise: Promise
    numbers: Mapping[str, Parameter[int]] = field(default_factory=dict)

    def sentence(self, brand_id: int | None = None) -> str:
        """The promise with its numbers as they stand."""
        values = {name: one.value(brand_id=brand_id) for name, one in self.numbers.items()}
        return str(self.promise).format(**values)


def ever(fact: Fact, project: Project) -> datetime | None:
    """Whenever it was spent on this project."""
    return project.created_at


def lately(fact: Fact, project: Project) -> datetime | None:
    """Spent within the days before the client cancelled."""
    return fact.at - timedelta(days=CANCEL_RETURN_DAYS.value(brand_id=project.brand_id))


def once_dead(fact: Fact, project: Project) -> datetime | None:
    """Spent on the day or after the day on which the project was over, when somebody said so."""
    said = fact.data.get("dead_since")
    return start_of_day(date.fromisoformat(said)) if said else None


ALL = tuple(CreditKind)
WAS_OVER = _("the project turns out to have been over before you spent the credit")

# In this order: a credit that two rules give back comes back once, by the first of them.
RULES = (
    ReturnRule(
        Cause.PROJECT_DEAD,
        "projects.voided",
        ALL,
        once_dead,
        WAS_OVER,
    ),
    ReturnRule(
        Cause.PROJECT_DEAD,
        "projects.cancelled",
        ALL,
        once_dead,
        WAS_OVER,
    ),
    ReturnRule(
        Cause.PROJECT_VOIDED,
        "projects.voided",
        ALL,
        ever,
        _("we set the project aside"),
    ),
    ReturnRule(
        Cause.PROJECT_CANCELLED,
        "projects.cancelled",
        (CreditKind.OFFRE, CreditKind.CONTACT),
        lately,
        _("the client cancels within {days} days"),
        {"days": CANCEL_RETURN_DAYS},
    ),
    ReturnRule(
        Cause.CLIENT_UNREACHABLE,
        "followup.client_unreachable",
        (CreditKind.CONTACT,),
        ever,
        _("we cannot reach the client either: wrong details, or {calls} calls without an answer"),
        {"calls": UNREACHABLE_CALLS},
    ),
    ReturnRule(
        Cause.CLIENT_UNREACHABLE,
        "followup.contact_given_back",
        (CreditKind.CONTACT,),
        ever,
        _("you noted your calls in vain and Suivi Projet gives it back on that record"),
    ),
    ReturnRule(
        Cause.REPLY_OVERDUE,
        "offers.left_unanswered",
        (CreditKind.OFFRE,),
        ever,
        _("your offer has no answer on the date that the client promised"),
    ),
)


def rules_of(fact: str) -> list[ReturnRule]:
    """The rules that a fact of this kind may set off, first served first."""
    return [rule for rule in RULES if rule.fact == fact]


def promises(kind: CreditKind, brand_id: int | None = None) -> list[str]:
    """When a credit of this kind comes back, each reason once."""
    said = [rule.sentence(brand_id) for rule in RULES if kind in rule.kinds]
    return list(dict.fromkeys(said))
