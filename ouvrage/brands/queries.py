"""Finding the brand of a request, and the text in force."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Q

from ouvrage.brands.models import Brand, TextVersion
from ouvrage.brands.texts import text_of
from ouvrage.kit.time import now


def brand_of_host(host: str) -> Brand | None:
    """The brand whose domain this is, or the default one."""
    domain = host.split(":", maxsplit=1)[0].lower()
    return (
        Brand.objects.filter(Q(domain=domain) | Q(is_default=True))
        .select_related("entity")
        .order_by("is_default")
        .first()
    )


def default_brand() -> Brand | None:
    """The brand that speaks when none is named."""
    return Brand.objects.filter(is_default=True).select_related("entity").first()


def text_in_force(
    key: str, *, language: str, brand_id: int | None = None, at: datetime | None = None
) -> TextVersion | None:
    """The version of a text at that moment; a brand's own text wins over the common one."""
    return (
        TextVersion.objects.filter(
            key=key, language=language, starts_at__lte=at or now(), withdrawal=None
        )
        .filter(Q(brand_id=brand_id) | Q(brand__isnull=True))
        .order_by(F("brand_id").asc(nulls_last=True), "-starts_at", "-number")
        .first()
    )


def wordings(keys: Sequence[str], *, language: str, brand_id: int | None = None) -> dict[str, str]:
    """What people read of these texts now: the version in force, else the standard words.

    One query, however many texts.
    """
    versions = (
        TextVersion.objects.filter(
            key__in=keys, language=language, starts_at__lte=now(), withdrawal=None
        )
        .filter(Q(brand_id=brand_id) | Q(brand__isnull=True))
        .order_by("key", F("brand_id").asc(nulls_last=True), "-starts_at", "-number")
        .distinct("key")
    )
    written = dict(versions.values_list("key", "body"))
    return {key: written.get(key) or text_of(key).standard_body(language) for key in keys}


def of_brand(brand_id: int | None) -> Q:
    """Rows of that brand and no other; those common to all when none is named."""
    return Q(brand__isnull=True) if brand_id is None else Q(brand_id=brand_id)


def is_first(key: str, brand_id: int | None) -> bool:
    """Whether nobody is bound yet: a brand without its own text is bound by the common one."""
    readers = of_brand(None) | of_brand(brand_id)
    return not TextVersion.objects.filter(readers, key=key, withdrawal=None).exists()
