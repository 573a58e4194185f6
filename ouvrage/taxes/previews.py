"""Whom a change of these numbers touches."""

from datetime import timedelta

from django.utils.translation import ngettext

from ouvrage.accounts.models import Company
from ouvrage.brands.previews import Change, touches
from ouvrage.kit.time import now
from ouvrage.taxes.models import NumberCheck, Outcome
from ouvrage.taxes.parameters import OVERSEAS_RATES, PROOF_DAYS, STANDARD_RATE


@touches(STANDARD_RATE.key, OVERSEAS_RATES.key)
def companies_in_france(change: Change) -> str:
    """Whose next sale has the new rate; what was sold keeps its own."""
    count = Company.objects.filter(country="FR").count()
    return ngettext(
        "{count} company in France pays the new rate on what it buys from that day on; "
        "invoices issued before keep theirs.",
        "{count} companies in France pay the new rate on what they buy from that day on; "
        "invoices issued before keep theirs.",
        count,
    ).format(count=count)


@touches(PROOF_DAYS.key)
def proofs_between(change: Change) -> str:
    """Proofs of VAT numbers whose age lies between the two bounds."""
    near, far = sorted((change.before, change.after))
    rows = NumberCheck.objects.filter(
        outcome=Outcome.VALID,
        checked_at__lt=now() - timedelta(days=near),
        checked_at__gte=now() - timedelta(days=far),
    )
    count = rows.values("number").distinct().count()
    if change.after > change.before:
        return ngettext(
            "{count} VAT number would be good for longer without asking again.",
            "{count} VAT numbers would be good for longer without asking again.",
            count,
        ).format(count=count)
    return ngettext(
        "{count} VAT number would be checked again before the next sale without VAT.",
        "{count} VAT numbers would be checked again before the next sale without VAT.",
        count,
    ).format(count=count)
