"""Writing the bands, for the app above that counts contracts; nobody else calls this."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from ouvrage.kit.db import require_transaction
from ouvrage.projects.bands.models import PriceBand

FIGURES = ("low_cents", "median_cents", "high_cents", "contracts", "providers", "counted_until")


def set_bands(bands: Sequence[PriceBand]) -> None:
    """A building block: write each band over the one of the same category or site."""
    require_transaction()
    PriceBand.objects.bulk_create(
        bands,
        update_conflicts=True,
        unique_fields=["brand", "category"],
        update_fields=FIGURES,
    )


def drop_bands(*, older_than: datetime, contracts: int, providers: int) -> None:
    """A building block: forget bands none of whose contracts counts any more, and those that
    stand on less than is asked today."""
    require_transaction()
    weak = (
        Q(counted_until__lte=older_than) | Q(contracts__lt=contracts) | Q(providers__lt=providers)
    )
    PriceBand.objects.filter(weak).delete()
