"""May these credits be given?"""

from ouvrage.accounts.models import User
from ouvrage.credits.errors import NeedsSecondPerson, OwnCompany
from ouvrage.credits.models import Cause, Goodwill
from ouvrage.credits.parameters import GOODWILL_BOUND


def check_goodwill(cause: str, count: int, actor: User | None, approved_by: User | None) -> None:
    """A gesture above the bound takes two different people (RULES §4)."""
    if cause != Cause.GOODWILL or count <= (bound := GOODWILL_BOUND.value()):
        return
    if actor is None or approved_by is None or actor.pk == approved_by.pk:
        raise NeedsSecondPerson(bound=bound)


def check_not_own(company_id: int, actor: User) -> None:
    """A member of staff may also be a provider: not for himself (SEC-12)."""
    if actor.company_id == company_id:
        raise OwnCompany


def check_may_approve(gesture: Goodwill, actor: User) -> None:
    """Whoever asked for a large gesture does not approve it (SEC-11)."""
    if gesture.is_large and actor.pk == gesture.asked_by_id:
        raise NeedsSecondPerson(bound=GOODWILL_BOUND.value())
