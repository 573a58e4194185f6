"""Reading pages of the outside world safely: the only way to an address somebody typed (SEC-50).

An address is checked where it counts, after its name was resolved, and the connection goes to the
very address that was checked. Never call this inside a transaction.
"""

from ouvrage.kit.egress.addresses import Loopback, checked_url, is_public
from ouvrage.kit.egress.client import Egress, Fetched
from ouvrage.kit.egress.errors import EgressCause, EgressFailed

__all__ = [
    "Egress",
    "EgressCause",
    "EgressFailed",
    "Fetched",
    "Loopback",
    "checked_url",
    "is_public",
]
