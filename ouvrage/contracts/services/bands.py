"""Publishing price bands, every night."""

from dateutil.relativedelta import relativedelta
from django.db import transaction

from ouvrage.contracts.banding import count_bands
from ouvrage.contracts.parameters import BAND_CONTRACTS, BAND_MONTHS, BAND_PROVIDERS
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.projects.bands.services import drop_bands, set_bands


@transaction.atomic
def publish_bands() -> int:
    """Publish the bands that are new or may change; how many. All others stay as they read.

    Two runs wait for each other: published one after the other, bands counted up to two moments
    of the same night would tell what was signed in between.
    """
    hold("contracts.bands")
    until = now()
    since = until - relativedelta(months=BAND_MONTHS.value())
    drop_bands(older_than=since, contracts=BAND_CONTRACTS.value(), providers=BAND_PROVIDERS.value())
    bands = count_bands(since=since, until=until)
    set_bands(bands)
    return len(bands)
