"""Each pack with its versions side by side."""

from django.db.models import Count
from django.http import Http404

from ouvrage.backoffice.numbers.queries import names_of
from ouvrage.backoffice.packs.showing import NAMES
from ouvrage.backoffice.versions.showing import Shelf, people_of, shelf_of, waiting_of
from ouvrage.credits.deciding import PACK
from ouvrage.credits.models import Pack, PackOrder


def shelves() -> list[Shelf]:
    """Every pack in order; 5 queries however many versions and orders."""
    packs = list(Pack.objects.prefetch_related("versions"))
    paid = PackOrder.objects.filter(paid_at__isnull=False)
    counts = dict(
        paid.values_list("pack_version").annotate(found=Count("pk")).order_by("pack_version")
    )
    waiting = waiting_of(PACK)
    people = names_of(people_of(version for pack in packs for version in pack.versions.all()))
    return [
        shelf_of(pack, NAMES, used=counts, people=people, waiting=waiting[pack.code])
        for pack in packs
    ]


def pack_named(code: str) -> Pack:
    """404 when there is none."""
    pack = Pack.objects.filter(code=code).first()
    if pack is None:
        raise Http404
    return pack
