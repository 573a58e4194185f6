"""The work that those who make offers have finished here, beside each of them."""

from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ouvrage.contracts.models import Contract
from ouvrage.contracts.states import ContractState
from ouvrage.offers.standing import Known, knows_of_providers


@knows_of_providers
def finished_projects(company_ids: Sequence[int]) -> dict[int, Known]:
    """« 3 projets menés à bien »."""
    done = Contract.objects.filter(company__in=company_ids, state=ContractState.COMPLETED)
    counted = {
        row["company_id"]: row["n"] for row in done.values("company_id").annotate(n=Count("pk"))
    }
    return {one: Known(_("On this site"), _words(counted.get(one, 0))) for one in company_ids}


def _words(count: int) -> str:
    if not count:
        return str(_("no project finished yet"))
    told = ngettext("{count} project finished", "{count} projects finished", count)
    return told.format(count=count)
