"""The figures of the packs."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.credits import facts
from ouvrage.credits.models import Pack, PackVersion
from ouvrage.credits.packs import rules
from ouvrage.journal.services import record
from ouvrage.kit.time import now

KEPT_OUT = {"id", "pack", "number", "decided_at"}


@transaction.atomic
def publish_pack_version(
    *, pack_code: str, figures: dict[str, Any], actor: User, starts_at: datetime | None = None
) -> PackVersion:
    """Give a pack other figures from a moment on (now, if none is given).

    Figures left out stay as they were; orders already made keep their version.
    `is_on_sale=False` takes it off the shelf. Refused: credits.version_in_past.
    Then: credits.pack_decided.
    """
    pack = Pack.objects.select_for_update(no_key=True).get(code=pack_code)
    if starts_at is not None:
        rules.check_not_past(starts_at)
    newest = pack.versions.order_by("-number")[0]
    kept = {
        field.name: getattr(newest, field.name)
        for field in PackVersion._meta.concrete_fields
        if field.name not in KEPT_OUT
    }
    version = PackVersion.objects.create(
        pack=pack,
        number=newest.number + 1,
        **kept | figures | {"starts_at": starts_at or now(), "decided_by_id": actor.pk},
    )
    record(
        facts.PACK_DECIDED,
        subject=version,
        actor=actor,
        side="staff",
        pack=pack.code,
        number=version.number,
        before={name: kept[name] for name in figures},
        after=figures,
    )
    return version
