"""Finding contact details in what people write: phones, mails, links, names, CVs, by any detour.

It reads a folded copy of the text (lower case, no accents, no invisible letters, look-alike
signs mended), tells where in the original each finding stands, why it stays out, and what the
text would be without it.
"""

from ouvrage.messaging.detection.finding import Finding, Kind
from ouvrage.messaging.detection.rewrite import Passage
from ouvrage.messaging.detection.search import find_contact_details

__all__ = ["Finding", "Kind", "Passage", "find_contact_details"]
