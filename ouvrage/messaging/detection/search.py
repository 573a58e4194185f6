"""The search through all detours, and what is kept of overlapping findings."""

from collections.abc import Callable, Iterator

from ouvrage.messaging.detection.finding import Finding, Folded, Kind, fold, unspaced
from ouvrage.messaging.detection.phones import find_phones
from ouvrage.messaging.detection.written import find_emails, find_handles, find_links

Search = Callable[[str], Iterator[tuple[int, int]]]

SEARCHES: tuple[tuple[Kind, Search], ...] = (
    (Kind.EMAIL, find_emails),
    (Kind.PHONE, find_phones),
    (Kind.LINK, find_links),
    (Kind.HANDLE, find_handles),
)
LONGEST = 40_000


def find_contact_details(text: str) -> list[Finding]:
    """Phones, mails, links and handles in a text, in order, none inside another."""
    folded = fold(text[:LONGEST])
    copies = [copy for copy in (folded, unspaced(folded)) if copy]
    found = [finding for copy in copies for finding in _all(copy)]
    found.sort(key=lambda finding: (finding.start, -finding.end))
    kept: list[Finding] = []
    for finding in found:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def _all(folded: Folded) -> Iterator[Finding]:
    for kind, search in SEARCHES:
        for start, end in search(folded.text):
            yield folded.finding(kind, start, end)
