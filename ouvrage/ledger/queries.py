"""Reading the books."""

from django.db.models import Sum

from ouvrage.ledger.models import Account, Posting, Side


def balance_of(code: str) -> int:
    """What stands on an account, positive on its own side; 0 when nothing was ever posted."""
    account = Account.objects.filter(code=code).first()
    if account is None:
        return 0
    if account.balance is not None:
        return account.balance
    total = Posting.objects.filter(account=account).aggregate(total=Sum("amount"))["total"] or 0
    return int(total if account.side == Side.DEBIT else -total)
