"""A client's own judgement of the offers on his project. Ask only for the client himself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ouvrage.offers.models import Offer
from ouvrage.offers.weighing.models import HIGHEST_POINTS, OfferCriterion, OfferMark, OfferNote
from ouvrage.ui.text import tenths


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the client holds of one offer."""

    points: dict[int, int]
    criteria: Sequence[OfferCriterion]
    note: str = ""

    @property
    def tenths(self) -> int | None:
        """The mean of the points by weight, in tenths, over the criteria that were judged."""
        given = [one for one in self.criteria if one.pk in self.points]
        weight = sum(one.weight for one in given)
        if not weight:
            return None
        total = sum(one.weight * self.points[one.pk] for one in given)
        return (20 * total + weight) // (2 * weight)

    @property
    def mean(self) -> str:
        """« 4,2 / 5 », or nothing."""
        return "" if self.tenths is None else f"{tenths(self.tenths)} / {HIGHEST_POINTS}"

    @property
    def is_whole(self) -> bool:
        return len(self.points) == len(self.criteria)

    @property
    def rows(self) -> list[tuple[OfferCriterion, int]]:
        return [(one, self.points.get(one.pk, 0)) for one in self.criteria]


def criteria_of(project_id: int) -> list[OfferCriterion]:
    return list(OfferCriterion.objects.filter(project=project_id).order_by("position", "pk"))


def judgements(project_id: int, offers: Iterable[Offer]) -> dict[UUID, Judgement]:
    """By offer; three queries whatever their number."""
    ids = [offer.pk for offer in offers]
    criteria = criteria_of(project_id)
    points: defaultdict[UUID, dict[int, int]] = defaultdict(dict)
    for mark in OfferMark.objects.filter(offer__in=ids, criterion__project=project_id):
        points[mark.offer_id][mark.criterion_id] = mark.points
    notes = dict(OfferNote.objects.filter(offer__in=ids).values_list("offer_id", "text"))
    return {pk: Judgement(points[pk], criteria, notes.get(pk, "")) for pk in ids}
