"""Who opened what. (First shape, by the lead; helper D: yours to replace.)"""

from dataclasses import dataclass

from ouvrage.access.models import Opening


@dataclass(frozen=True, slots=True)
class Rights:
    """What a company opened on a project."""

    report: bool
    offer: bool
    contact: bool


def rights(company_id: int, project_id: int) -> Rights:
    kinds = set(
        Opening.objects.filter(company_id=company_id, project_id=project_id).values_list(
            "kind", flat=True
        )
    )
    return Rights("CONSULTATION" in kinds, "OFFRE" in kinds, "CONTACT" in kinds)
