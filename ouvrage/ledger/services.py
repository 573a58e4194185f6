"""Writing entries: the only way value moves. Building blocks for the services above."""

from collections import Counter
from collections.abc import Sequence

from ouvrage.kit.db import require_transaction
from ouvrage.ledger.errors import KeyReused, NotEnoughFunds, Unbalanced
from ouvrage.ledger.lines import AccountName, Line, fingerprint_of, link_of
from ouvrage.ledger.models import Account, Entry, Side
from ouvrage.ledger.statements import Row, hold_accounts, write_entry


def account(*, code: str, unit: str, side: str = Side.CREDIT, guarded: bool = False) -> AccountName:
    """Name an account; it is made when first posted to. A guarded one never goes below zero."""
    return AccountName(code, str(unit), str(side), guarded)


def debit(account: AccountName, amount: int) -> Line:
    """A line on the left: what a debit-side account gains and a credit-side one loses."""
    return _line(account, amount, 1)


def credit(account: AccountName, amount: int) -> Line:
    """A line on the right: what a credit-side account gains and a debit-side one loses."""
    return _line(account, amount, -1)


def post_entry(*, key: str, kind: str, reference: str, lines: Sequence[Line]) -> Entry:
    """Write one balanced entry, exactly once.

    The key names the fact ("milestone:42:hold"), so that a retry finds the entry that is
    already there: `is_new` tells which. Amounts in cents, or whole credits.
    Must run inside the caller's transaction. Refused: ledger.not_enough_funds.
    """
    require_transaction()
    _require_balance(lines)
    fingerprint = fingerprint_of(kind, reference, lines)
    accounts = hold([line.account for line in lines])
    rows = [_row(accounts[line.account.code], line, key, fingerprint) for line in lines]
    changed = [account for account in accounts.values() if account.guarded]
    if any((account.balance or 0) < 0 for account in changed):
        entry = Entry.objects.filter(key=key).first()
        if entry is None:
            raise NotEnoughFunds
        return _same(entry, fingerprint)
    made = write_entry((key, kind, reference, fingerprint), rows, changed)
    if made is None:
        return _same(Entry.objects.get(key=key), fingerprint)
    entry = Entry(
        id=made[0], at=made[1], key=key, kind=kind, reference=reference, fingerprint=fingerprint
    )
    entry.is_new = True
    return entry


def hold(names: Sequence[AccountName]) -> dict[str, Account]:
    """Have these accounts, by code, the guarded ones locked until the transaction ends.

    Whoever changes rows that must agree with a balance holds its account first.
    """
    require_transaction()
    wanted = {name.code: name for name in names}
    found = hold_accounts(list(wanted))
    missing = [name for code, name in wanted.items() if code not in found]
    if missing:
        Account.objects.bulk_create([_new_account(name) for name in missing], ignore_conflicts=True)
        found = hold_accounts(list(wanted))
    for code, name in wanted.items():
        kept = found[code]
        if (kept.unit, kept.side, kept.guarded) != (name.unit, name.side, name.guarded):
            raise ValueError(f"account {code} is of another kind than asked")
    return found


def _line(account: AccountName, amount: int, sign: int) -> Line:
    if amount <= 0:
        raise ValueError("a line moves a positive amount; the side says which way")
    return Line(account, sign * amount)


def _row(account: Account, line: Line, key: str, fingerprint: str) -> Row:
    """The line as stored; a guarded account in hand is brought to its state after it."""
    if not account.guarded:
        return Row(account.pk, line.amount, None, None, "")
    account.balance = (account.balance or 0) + line.account.natural(line.amount)
    account.length += 1
    account.head = link_of(account.head, key, fingerprint, line.amount, account.length)
    return Row(account.pk, line.amount, account.length, account.balance, account.head)


def _require_balance(lines: Sequence[Line]) -> None:
    sums: Counter[str] = Counter()
    for line in lines:
        sums[line.account.unit] += line.amount
    if len(lines) < 2 or any(sums.values()):
        raise Unbalanced(dict(sums))


def _same(entry: Entry, fingerprint: str) -> Entry:
    if entry.fingerprint != fingerprint:
        raise KeyReused(entry.key)
    return entry


def _new_account(name: AccountName) -> Account:
    return Account(
        code=name.code,
        unit=name.unit,
        side=name.side,
        guarded=name.guarded,
        balance=0 if name.guarded else None,
    )
