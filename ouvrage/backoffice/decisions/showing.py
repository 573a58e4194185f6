"""A decision as a second person reads it: before and after side by side, and whom it touches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ouvrage.backoffice import words
from ouvrage.brands.models import Decision
from ouvrage.brands.parameters import declared
from ouvrage.brands.previews import Change
from ouvrage.brands.states import DecisionState

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure before and after."""

    label: Text
    before: Text
    after: Text

    @property
    def is_changed(self) -> bool:
        return str(self.before) != str(self.after)


@dataclass(frozen=True, slots=True)
class Shown:
    """What it is about, where that lives, which figures and words change, whom it touches."""

    about: Text
    title: Text
    url: str
    lines: list[Compared] = field(default_factory=list)
    readings: list[Any] = field(default_factory=list)
    touched: list[Text] = field(default_factory=list)

    @property
    def changes(self) -> list[Compared]:
        """The figures that do not stay."""
        return [line for line in self.lines if line.is_changed]


Teller = Callable[[Decision, bool], Shown]

tellers: dict[str, Teller] = {}


def tells(kind: str) -> Callable[[Teller], Teller]:
    """Register how decisions of a kind are shown; the second argument asks for whom it touches."""

    def register(teller: Teller) -> Teller:
        tellers[kind] = teller
        return teller

    return register


def show(decision: Decision, *, whole: bool = True) -> Shown:
    """In words; a kind that no page knows is shown by its name and its values."""
    teller = tellers.get(decision.kind)
    if teller is not None:
        return teller(decision, whole)
    lines = [Compared(name, "", str(value)) for name, value in decision.payload.items()]
    return Shown(decision.kind, decision.key, "", lines)


@tells("parameter")
def tell_parameter(decision: Decision, whole: bool) -> Shown:
    """Before is what holds on that day while it waits, and what held then once it is settled."""
    one = declared.get(decision.key)
    if one is None:
        return Shown(_("Parameter"), decision.key, "")
    after = decision.payload["value"]
    before = decision.payload.get("before", one.default)
    is_waiting = decision.state == DecisionState.ASKED
    if is_waiting:
        before = one.value(brand_id=decision.brand_id, at=decision.starts_at)
    change = Change(one.key, before, after, decision.brand_id)
    return Shown(
        about=_("Parameter"),
        title=one.name,
        url=reverse("backoffice:parameter", args=[one.key]),
        lines=[Compared(one.name, words.told(one, before), words.told(one, after))],
        touched=[words.touched(one, change)] if whole and is_waiting else [],
    )
