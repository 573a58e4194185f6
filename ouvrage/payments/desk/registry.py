"""What the apps above know of a payment: they declare it in their `stories.py`.

Payments know no purpose; at the desk a purpose has a word, perhaps a page of its own, and whoever
asked for the money says how to no longer ask for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from ouvrage.accounts.models import User
from ouvrage.kit.money import Money
from ouvrage.payments.models import Payment

Text = str | Promise


@dataclass(frozen=True, slots=True)
class StoryLine:
    """Something that happened to a payment. `kind` good, bad, wait or small sets its mark."""

    at: datetime
    label: Text
    text: Text = ""
    kind: str = ""
    amount: Money | None = None
    proof: Text = ""
    url: str = ""
    action: Text = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The page where what a payment is for is seen to."""

    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why money is asked, in a word; where that is seen to; how it is given up."""

    label: Text
    place: Callable[[Payment], Place | None]
    give_up: Callable[[Payment, User], None]


Teller = Callable[[Payment], Iterable[StoryLine]]

purposes: dict[str, Purpose] = {}
tellers: list[Teller] = []


def declare_purpose(name: str, purpose: Purpose) -> None:
    """Make the word of a `Payment.purpose` known, once."""
    if name in purposes:
        raise ValueError(f"the purpose {name} is declared twice")
    purposes[name] = purpose


def tells(teller: Teller) -> Teller:
    """Let an app add its own lines to the story of a payment."""
    tellers.append(teller)
    return teller


def purpose_words(name: str) -> str:
    """The word of a purpose; the name itself when nobody declared it."""
    return str(purposes[name].label) if name in purposes else name
