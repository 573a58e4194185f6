"""What an approved decision about the figures of a pack does."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.brands.decisions import decides
from ouvrage.brands.models import Decision
from ouvrage.brands.rules import check_starts
from ouvrage.credits.packs.services import publish_pack_version
from ouvrage.kit.time import now

PACK = "pack"


def check_pack(decision: Decision) -> None:
    """Refused before anybody is asked to approve it: brands.date_past."""
    check_starts(decision.starts_at)


@decides(PACK, check=check_pack)
def give_figures(decision: Decision, approver: Any) -> None:
    """The pack has the approved figures from the day asked for, or from now if that is over."""
    publish_pack_version(
        pack_code=decision.key,
        figures=decision.payload["figures"],
        actor=User.objects.get(pk=decision.asked_by_id),
        approved_by=approver,
        starts_at=max(decision.starts_at, now()),
        why=decision.why,
    )
