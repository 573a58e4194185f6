"""May these credits be given?"""

from ouvrage.accounts.models import User
from ouvrage.credits.errors import NeedsSecondPerson
from ouvrage.credits.models import Cause
from ouvrage.credits.parameters import GOODWILL_BOUND


def check_goodwill(cause: str, count: int, actor: User | None, approved_by: User | None) -> None:
    """A gesture above the bound takes two different people (RULES §4)."""
    if cause != Cause.GOODWILL or count <= (bound := GOODWILL_BOUND.value()):
        return
    if actor is None or approved_by is None or actor.pk == approved_by.pk:
        raise NeedsSecondPerson(bound=bound)
