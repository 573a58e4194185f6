"""What waits for a member of staff, in the order in which it matters."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import StaffRole, User
from ouvrage.brands.models import Decision
from ouvrage.brands.states import DecisionState
from ouvrage.web.due import of_accountant
from ouvrage.web.waiting import Item

WHO_BEGINS_HERE = {StaffRole.ACCOUNTANT, StaffRole.ADMIN}


def has_day(user: User) -> bool:
    """Whether this person has a day of his own rather than a queue."""
    return bool(WHO_BEGINS_HERE & set(user.staff_roles))


def staff_day(user: User) -> dict[str, Any]:
    """Money for accountants, what colleagues asked for for administrators."""
    waiting = of_accountant(user) if StaffRole.ACCOUNTANT in user.staff_roles else []
    if StaffRole.ADMIN in user.staff_roles:
        waiting += _decisions(user)
    return {"greeting": user.first_name or user.pseudo, "waiting": waiting}


def _decisions(user: User) -> list[Item]:
    """One line however many wait; 1 query."""
    waiting = Decision.objects.filter(state=DecisionState.ASKED).exclude(asked_by_id=user.pk)
    count = waiting.count()
    if not count:
        return []
    return [
        Item(
            title=str(_("Decisions to approve")),
            text=_("A colleague asked for it; it takes a second person."),
            url=reverse("backoffice:decisions"),
            state="waiting",
            label=str(count),
        )
    ]
