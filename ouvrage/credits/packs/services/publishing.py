"""The figures of the packs."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.brands.errors import SecondPersonNeeded
from ouvrage.brands.rules import check_starts
from ouvrage.credits import facts
from ouvrage.credits.models import Pack, PackVersion
from ouvrage.journal.services import record
from ouvrage.kit.time import now

FIGURES = ("ht_cents", "consultation", "offre", "contact", "validity_days", "is_on_sale")
"""What a version says of a pack."""


@transaction.atomic
def publish_pack_version(
    *,
    pack_code: str,
    figures: dict[str, Any],
    actor: User,
    approved_by: User,
    starts_at: datetime | None = None,
    why: str = "",
) -> PackVersion:
    """Give a pack other figures from a moment on (now, if none is given); two people decide it.

    Figures left out stay as they were; orders already made keep their version.
    `is_on_sale=False` takes it off the shelf.
    Refused: brands.second_person_needed, brands.date_past. Then: credits.pack_decided.
    """
    if approved_by.pk == actor.pk:
        raise SecondPersonNeeded
    pack = Pack.objects.select_for_update(no_key=True).get(code=pack_code)
    moment = starts_at or now()
    check_starts(moment)
    newest = pack.versions.order_by("-number")[0]
    kept = {name: getattr(newest, name) for name in FIGURES}
    version = PackVersion.objects.create(
        pack=pack,
        number=newest.number + 1,
        starts_at=moment,
        decided_by_id=actor.pk,
        approved_by_id=approved_by.pk,
        why=why,
        **kept | figures,
    )
    record(
        facts.PACK_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        pack=pack.code,
        number=version.number,
        approved_by_id=approved_by.pk,
        starts_at=moment.isoformat(),
        before={name: kept[name] for name in figures},
        after=figures,
    )
    return version
