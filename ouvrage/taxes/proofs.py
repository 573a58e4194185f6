"""Is a VAT number proven? What is not known is not proven."""

import re
from datetime import timedelta

from ouvrage.kit.time import now
from ouvrage.taxes.models import NumberCheck, Outcome
from ouvrage.taxes.parameters import PROOF_DAYS


def plain(number: str) -> str:
    """« FR 44 732 829 320 » as registers write it."""
    return re.sub(r"[\s.\-]", "", number).upper()


def proof_of(number: str) -> NumberCheck | None:
    """The latest confirmation that still holds: a later denial or its age ends it.

    No answer from the register ends nothing: it says neither yes nor no.
    """
    if not number:
        return None
    answered = NumberCheck.objects.filter(number=plain(number)).exclude(outcome=Outcome.UNKNOWN)
    latest = answered.order_by("-checked_at").first()
    if latest is None or latest.outcome != Outcome.VALID:
        return None
    return latest if latest.checked_at > now() - timedelta(days=PROOF_DAYS.value()) else None


def is_proven(number: str) -> bool:
    return proof_of(number) is not None
