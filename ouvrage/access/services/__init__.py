"""The use cases of access: opening for one credit, and credits that come back."""

from ouvrage.access.services.inviting import open_by_invitation
from ouvrage.access.services.opening import open_project
from ouvrage.access.services.returning import return_credits

__all__ = ["open_by_invitation", "open_project", "return_credits"]
