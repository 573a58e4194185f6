"""What the platform asks of a payment provider, whoever that is.

Each order carries the key of its fact: asked twice, it is done once. Amounts in cents of a euro,
VAT included. No call is made inside a transaction. A refusal by a bank is an answer, not an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Unreachable(Exception):
    """No answer, or none that says what was done: ask again with the same key."""


class Resting(Unreachable):
    """Not asked at all: it did not answer lately, and is left alone for a while."""


class Busy(Unreachable):
    """It answers that the same order is being done at this moment, for somebody else."""


class Misused(Exception):
    """The provider does not understand the order: a mistake in the program or in its settings."""


class Forged(Exception):
    """A message that the provider did not sign, or signed too long ago."""


class Outcome(StrEnum):
    """Where a try or a refund stands at the provider."""

    PROCESSING = "processing"
    ACTION_REQUIRED = "action_required"
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"


class About(StrEnum):
    """What a message of the provider is about."""

    SETUP = "setup"
    CHARGE = "charge"
    REFUND = "refund"
    NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerOrder:
    """A company to be made known to the provider."""

    key: str
    name: str
    email: str
    company_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupOrder:
    """Somebody wants to enter a means of payment on the provider's own page."""

    key: str
    payer_id: str
    kind: str
    """card or sepa"""
    language: str
    return_address: str
    cancel_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupPage:
    """The page of the provider where it is entered; no number ever reaches us."""

    gateway_id: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodFound:
    """What may be known of a means of payment."""

    gateway_id: str
    kind: str
    brand: str
    last4: str
    expiry_month: int | None = None
    expiry_year: int | None = None
    mandate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupFound:
    """Where an entry stands; paid reads as done."""

    state: Outcome
    method: MethodFound | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeOrder:
    """Draw an amount by a saved means. Off session nobody is there to confirm."""

    key: str
    payer_id: str
    method_id: str
    kind: str
    amount_cents: int
    label: str
    on_session: bool
    return_address: str
    reference: str
    """Our own name of the payment, shown in the provider's books."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeFound:
    """Where a try stands. `cause` is a word of `payments.causes`."""

    gateway_id: str
    state: Outcome
    amount_cents: int
    cause: str = ""
    action_address: str = ""
    key: str = ""
    """The key of the order that made it, when the provider tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOrder:
    """Give back (part of) what a try drew."""

    key: str
    charge_id: str
    amount_cents: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFound:
    """Where a refund stands; paid reads as done."""

    gateway_id: str
    state: Outcome
    cause: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A line of the provider's statement: in is positive, out negative; fees are told apart.

    `object_id` is the name by which we know the try or the refund; what a bank took back bears
    the name of its try.
    """

    object_id: str
    amount_cents: int
    day_on: date | None = None
    fee_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A signed message, read no further than to know what to ask about."""

    event_id: str
    type: str
    about: About
    object_id: str


class Gateway(Protocol):
    """A payment provider. Every method may raise Unreachable or Misused."""

    name: str

    def make_payer(self, order: PayerOrder) -> str:
        """The provider's own name of the company."""

    def start_setup(self, order: SetupOrder) -> SetupPage: ...

    def read_setup(self, gateway_id: str) -> SetupFound: ...

    def charge(self, order: ChargeOrder) -> ChargeFound: ...

    def find_charge(self, order: ChargeOrder) -> ChargeFound | None:
        """What the order made, if anything, long after its key may have been forgotten."""

    def read_charge(self, gateway_id: str) -> ChargeFound: ...

    def give_up_charge(self, gateway_id: str, key: str) -> ChargeFound:
        """End a try that waits for its payer; what was paid meanwhile stays paid."""

    def refund(self, order: RefundOrder) -> RefundFound: ...

    def find_refund(self, order: RefundOrder) -> RefundFound | None: ...

    def read_refund(self, gateway_id: str) -> RefundFound: ...

    def detach_method(self, gateway_id: str) -> None:
        """Forget a means of payment; forgetting it twice is no error."""

    def list_movements(self, first: date, last: date) -> list[Movement]:
        """The statement of those days, both included, in Paris."""

    def read_message(self, body: bytes, headers: Mapping[str, str]) -> Message:
        """Raises Forged unless the raw body bears a fresh signature."""
