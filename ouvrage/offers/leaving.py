"""Offers that a client may still choose, for a provider who thinks of leaving."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.offers.models import Offer
from ouvrage.subscriptions.leaving import RunsOn, tells_what_runs_on


@tells_what_runs_on
def waiting_offers(company_id: int) -> RunsOn | None:
    count = Offer.objects.live().filter(company_id=company_id).count()
    if not count:
        return None
    what = ngettext("{count} offer under way", "{count} offers under way", count)
    then = _("Clients may still choose you: withdraw what you no longer want to do.")
    return RunsOn(what.format(count=count), then, reverse("offers:mine"))
