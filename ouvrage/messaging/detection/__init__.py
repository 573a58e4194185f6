"""Finding contact details in what people write: phones, mails, links, handles, by any detour.

It reads a folded copy of the text (lower case, no accents, no invisible letters, look-alike
signs mended) and tells where in the original each finding stands.
"""

from ouvrage.messaging.detection.finding import Finding
from ouvrage.messaging.detection.search import find_contact_details

__all__ = ["Finding", "find_contact_details"]
