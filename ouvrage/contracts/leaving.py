"""Contracts under way, for a provider who thinks of leaving."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.contracts.models import Contract
from ouvrage.subscriptions.leaving import RunsOn, tells_what_runs_on


@tells_what_runs_on
def running_contracts(company_id: int) -> RunsOn | None:
    count = Contract.objects.running().filter(company_id=company_id).count()
    if not count:
        return None
    what = ngettext("{count} contract under way", "{count} contracts under way", count)
    then = _("It needs no subscription and binds you to its end.")
    return RunsOn(what.format(count=count), then, reverse("contracts:mine"))
