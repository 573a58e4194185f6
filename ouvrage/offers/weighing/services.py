"""Keeping the client's criteria, points and notes. No fact is recorded: they are his own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.offers import rules
from ouvrage.offers.errors import BadCriteria
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import MOST_CRITERIA
from ouvrage.offers.weighing.models import (
    HIGHEST_POINTS,
    HIGHEST_WEIGHT,
    OfferCriterion,
    OfferMark,
    OfferNote,
)
from ouvrage.projects.models import Project


@dataclass(frozen=True, slots=True)
class Wanted:
    """One criterion in its place; without a label, the place is empty."""

    label: str
    weight: int = 1


@transaction.atomic
def set_criteria(*, project_id: int, wanted: Sequence[Wanted], actor: User) -> None:
    """Judge the offers of a project by these. A criterion keeps its points as long as it keeps
    its place; one that is left out goes with them.

    Refused: offers.not_your_project, offers.bad_criteria.
    """
    project = Project.objects.locked(pk=project_id)
    rules.check_client(actor, project)
    _check([one for one in wanted if one.label.strip()])
    for position, one in enumerate(wanted):
        label = one.label.strip()
        if not label:
            OfferCriterion.objects.filter(project=project, position=position).delete()
            continue
        OfferCriterion.objects.update_or_create(
            project=project,
            position=position,
            defaults={"label": label, "weight": one.weight},
        )


@transaction.atomic
def weigh_offer(*, offer_id: UUID, points: Mapping[int, int], text: str, actor: User) -> None:
    """Keep the points by criterion (none takes them back) and the note; the last word counts.

    Refused: offers.not_your_project, offers.bad_criteria.
    """
    offer = Offer.objects.select_related("project").locked(pk=offer_id)
    rules.check_client(actor, offer.project)
    if any(not 0 <= given <= HIGHEST_POINTS for given in points.values()):
        raise BadCriteria(most=MOST_CRITERIA.value())
    own = OfferCriterion.objects.filter(project=offer.project_id, pk__in=points)
    for criterion in own:
        given = points[criterion.pk]
        if given:
            OfferMark.objects.update_or_create(
                offer=offer, criterion=criterion, defaults={"points": given}
            )
        else:
            OfferMark.objects.filter(offer=offer, criterion=criterion).delete()
    OfferNote.objects.update_or_create(
        offer=offer, defaults={"text": text.strip(), "written_at": now()}
    )


def _check(wanted: Sequence[Wanted]) -> None:
    labels = {one.label.strip().lower() for one in wanted}
    weights = {one.weight for one in wanted}
    fits = len(wanted) <= MOST_CRITERIA.value() and len(labels) == len(wanted)
    if not fits or not weights <= set(range(1, HIGHEST_WEIGHT + 1)):
        raise BadCriteria(most=MOST_CRITERIA.value())
