"""Looking at a submitted page: outside any transaction."""

import hashlib
from dataclasses import dataclass

from ouvrage.growth.promotions.domains import our_hosts
from ouvrage.growth.promotions.finding import Link, find_link
from ouvrage.growth.promotions.models import Outcome
from ouvrage.kit.egress import Egress, EgressFailed

EGRESS = Egress()


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look came to."""

    outcome: Outcome
    cause: str = ""
    final_url: str = ""
    digest: str = ""
    size: int = 0
    link: Link | None = None


def look_at(url: str) -> Seen:
    """Fetch a page and look for a link to us. Never fails; never inside a transaction."""
    try:
        page = EGRESS.fetch(url)
    except EgressFailed as failed:
        return Seen(Outcome.UNREACHABLE, cause=str(failed.cause))
    if page.status != 200:
        return Seen(Outcome.UNREACHABLE, cause=str(page.status), final_url=page.url[:2_000])
    link = find_link(page.text, page.url, our_hosts())
    return Seen(
        Outcome.FOUND if link else Outcome.NOT_FOUND,
        final_url=page.url[:2_000],
        digest=hashlib.sha256(page.body).hexdigest(),
        size=len(page.body),
        link=link,
    )
