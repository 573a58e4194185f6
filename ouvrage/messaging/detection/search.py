"""The search through all detours, and what is kept of overlapping findings."""

from collections.abc import Callable, Iterator
from itertools import islice

from ouvrage.messaging.detection.detours import find_detours, find_resumes
from ouvrage.messaging.detection.emails import find_emails
from ouvrage.messaging.detection.finding import Finding, Kind
from ouvrage.messaging.detection.folding import Folded, fold, unspaced
from ouvrage.messaging.detection.handles import find_handles
from ouvrage.messaging.detection.links import find_links
from ouvrage.messaging.detection.phones import find_phones

Search = Callable[[Folded], Iterator[tuple[int, int]]]

SEARCHES: tuple[tuple[Kind, Search], ...] = (
    (Kind.EMAIL, find_emails),
    (Kind.PHONE, find_phones),
    (Kind.LINK, find_links),
    (Kind.HANDLE, find_handles),
    (Kind.RESUME, find_resumes),
    (Kind.DETOUR, find_detours),
)
LONGEST = 200_000
MOST = 200


def find_contact_details(text: str) -> list[Finding]:
    """Phones, mails, links, names, CVs and detours in a text, in order, none inside another."""
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
        for found in islice(search(folded), MOST):
            start, end = folded.place(*found)
            yield Finding(kind, start, end, folded.original[start:end])
