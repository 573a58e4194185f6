"""What an entry is written with: names of accounts, and signed lines."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ouvrage.ledger.models import Side


@dataclass(frozen=True, slots=True)
class AccountName:
    """Which account, and how to make it when it is first posted to."""

    code: str
    unit: str
    side: str
    guarded: bool

    def natural(self, amount: int) -> int:
        """How much the account grows by a signed amount."""
        return amount if self.side == Side.DEBIT else -amount


@dataclass(frozen=True, slots=True)
class Line:
    """One line to post: debits positive, credits negative; cents, or whole credits."""

    account: AccountName
    amount: int


def fingerprint_of(kind: str, reference: str, lines: Sequence[Line]) -> str:
    """A digest of what an entry says; the order of its lines does not matter.

    `ledger.verify` computes the same in SQL.
    """
    said = sorted(f"{line.account.code}:{line.amount}" for line in lines)
    return digest_of("\n".join([kind, reference, *said]))


def link_of(previous: str, key: str, fingerprint: str, amount: int, position: int) -> str:
    """The next link of a guarded account's chain."""
    return digest_of(f"{previous}|{key}|{fingerprint}|{amount}|{position}")


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
