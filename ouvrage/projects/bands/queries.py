"""The band that a project's client and providers read."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from ouvrage.kit.money import Money
from ouvrage.projects.bands.models import Place, PriceBand
from ouvrage.projects.models import Project

PLACES: dict[Place, str | Promise] = {
    Place.BELOW: pgettext_lazy("price", "below the range"),
    Place.WITHIN: pgettext_lazy("price", "within the range"),
    Place.ABOVE: pgettext_lazy("price", "above the range"),
}


@dataclass(frozen=True, slots=True)
class Guide:
    """The band of the project's category; else that of its site; else none, and it is said."""

    band: PriceBand | None
    category: str

    @property
    def is_of_site(self) -> bool:
        """The category alone stands on too few contracts."""
        return self.band is not None and self.band.category_id is None

    def place(self, price: Money) -> str:
        """In neutral words, where that price stands; nothing without a band."""
        return str(PLACES[self.band.place_of(price)]) if self.band else ""


def guide_of(project: Project) -> Guide:
    """One query, whatever there is; the category's name comes with the project's category."""
    fitting = PriceBand.objects.filter(
        Q(category=project.category_id) | Q(category=None), brand=project.brand_id
    )
    nearest = fitting.select_related("brand").order_by(F("category").asc(nulls_last=True))
    return Guide(nearest.first(), project.category.name if project.category else "")
