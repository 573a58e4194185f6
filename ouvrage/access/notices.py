"""What people are told about their openings."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.access.models import Opening
from ouvrage.accounts.models import StaffRole, User
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.journal.models import Fact
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify


def tell_return(fact: Fact) -> None:
    """To the person who spent the credit: one line for it, and one mail for all that this
    evidence gave back."""
    if fact.project_id is None or fact.company_id is None:
        return
    own = Opening.objects.filter(project_id=fact.project_id, company_id=fact.company_id)
    opening = own.filter(kind=fact.data["kind"]).select_related("opened_by").first()
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
    if opening.return_fact_id:
        together = own.filter(return_fact=opening.return_fact, opened_by=opening.opened_by)
        _mail_returns(opening, together.select_related("project").order_by("opened_at"))


def _mail_returns(told: Opening, openings: Iterable[Opening]) -> None:
    keys = {f"return:{opening.entry_key}": opening for opening in openings}
    grants = Grant.objects.filter(key__in=keys)
    causes = {grant.key: Cause(grant.cause).label for grant in grants}
    lines = [(CreditKind(one.kind).label, causes[key]) for key, one in keys.items()]
    queue_mail(
        kind="access.returned",
        key=f"access.returned:{told.return_fact_id}:{told.opened_by_id}",
        to=told.opened_by,
        context={"project": told.project, "lines": lines},
        action_url=reverse("credits:ledger"),
        project_id=told.project_id,
    )


def tell_alarm(fact: Fact) -> None:
    """To the supervisors: a company obtains contacts faster than anybody calls."""
    roles = Q(staff_roles__contains=[StaffRole.SUPERVISOR])
    roles |= Q(staff_roles__contains=[StaffRole.ADMIN])
    text = _("{company} obtained {contacts} contacts within an hour. Is that prospecting?")
    for reader in User.objects.filter(roles, is_active=True).order_by("pk"):
        notify(
            kind="access.many_contacts",
            key=f"access.many_contacts:{fact.pk}:{reader.pk}",
            reader=reader,
            text=format_lazy(text, **fact.data),
            url=f"{reverse('backoffice:search')}?{urlencode({'q': fact.data['company']})}",
        )
