"""What people are told about their openings."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.access.models import Opening
from ouvrage.credits.models import CreditKind
from ouvrage.journal.models import Fact
from ouvrage.notifications.notices import notify


def tell_return(fact: Fact) -> None:
    """One line to the person who spent the credit, for each credit that came back."""
    if fact.project_id is None or fact.company_id is None:
        return
    opening = (
        Opening.objects.filter(
            project_id=fact.project_id, company_id=fact.company_id, kind=fact.data["kind"]
        )
        .select_related("opened_by")
        .first()
    )
    if opening is None:
        return
    text = _("The {kind} credit you spent on project #{number} is back in your account.")
    notify(
        kind="access.returned",
        key=f"access.returned:{opening.pk}",
        reader=opening.opened_by,
        text=format_lazy(text, kind=CreditKind(opening.kind).label, number=opening.project_id),
        url=reverse("credits:ledger"),
        project_id=opening.project_id,
    )
