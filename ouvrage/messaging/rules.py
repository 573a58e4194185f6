"""May this be written? (First shape, by the lead, so that others can import; helper F: yours to replace.)"""

from ouvrage.messaging.detection import find_contact_details
from ouvrage.messaging.errors import ContactDetails


def check_no_contact_details(*texts: str) -> None:
    for text in texts:
        for finding in find_contact_details(text):
            raise ContactDetails(found=finding.text)
