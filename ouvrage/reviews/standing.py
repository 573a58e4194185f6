"""The ratings of those who make offers, beside each of them."""

from collections.abc import Sequence

from django.db.models import Count, F, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ouvrage.offers.standing import Known, knows_of_providers
from ouvrage.reviews.models import Review, ReviewSide
from ouvrage.reviews.queries import SCORES
from ouvrage.ui.text import tenths


@knows_of_providers
def ratings(company_ids: Sequence[int]) -> dict[int, Known]:
    """« 4,7 / 5 (12 avis) »; those without a published rating are told so."""
    published = Review.objects.filter(
        company__in=company_ids, side=ReviewSide.CLIENT, published_at__isnull=False
    )
    points = sum((F(name) for name in SCORES[1:]), start=F(SCORES[0]))
    rows = published.values("company_id").annotate(n=Count("pk"), points=Sum(points))
    counted = {row["company_id"]: (row["n"], row["points"]) for row in rows}
    return {one: Known(_("Ratings"), _words(*counted.get(one, (0, 0)))) for one in company_ids}


def _words(count: int, points: int) -> str:
    if not count:
        return str(_("no rating yet"))
    parts = count * len(SCORES)
    mean = tenths((20 * points + parts) // (2 * parts))
    told = ngettext("{mean} / 5 ({count} rating)", "{mean} / 5 ({count} ratings)", count)
    return told.format(mean=mean, count=count)
