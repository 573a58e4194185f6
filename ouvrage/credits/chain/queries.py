"""The links of a company's own wallets, as `check_chain.py` reads them."""

from typing import Any

from ouvrage.credits import wallets
from ouvrage.ledger.models import Account, Posting

FORMULA = [
    "fingerprint = SHA-256 of these lines of text: kind, reference, the sorted account:amount",
    "digest = SHA-256 of: digest before | key | fingerprint | amount | position",
    "balance_after = balance before − amount; debits are positive, credits negative",
]


def chains_of(company_id: int) -> dict[str, Any]:
    """Every link of every wallet, oldest first, in three queries whatever their number."""
    accounts = list(Account.objects.filter(code__in=wallets.codes_of(company_id)).order_by("code"))
    links: dict[int, list[dict[str, Any]]] = {account.pk: [] for account in accounts}
    lines = Posting.objects.filter(account__in=accounts).select_related("entry")
    beside = lines.prefetch_related("entry__postings__account")
    for line in beside.order_by("account_id", "position"):
        links[line.account_id].append(_link(line))
    return {
        "company": company_id,
        "formula": FORMULA,
        "chains": [
            {
                "account": account.code,
                "balance": account.balance or 0,
                "head": account.head,
                "links": links[account.pk],
            }
            for account in accounts
        ],
    }


def _link(line: Posting) -> dict[str, Any]:
    entry = line.entry
    return {
        "position": line.position,
        "at": entry.at.isoformat(),
        "key": entry.key,
        "kind": entry.kind,
        "reference": entry.reference,
        "lines": [
            {"account": one.account.code, "amount": one.amount} for one in entry.postings.all()
        ],
        "fingerprint": entry.fingerprint,
        "amount": line.amount,
        "balance_after": line.balance_after,
        "digest": line.digest,
    }
