"""Opening something on a project for one credit."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ouvrage.access import facts, rules
from ouvrage.access.errors import ProvidersOnly
from ouvrage.access.kinds import KINDS
from ouvrage.access.models import Opening
from ouvrage.access.parameters import CONTACTS_ALARM
from ouvrage.access.queries import contacts_since, published_projects
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.credits.services import spend_credit
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now

READ = (
    "state", "brand_id", "published_at", "confirmed_alive_at", "alive_by", "unreachable_at",
    "client__company_id",
)  # fmt: skip
"""All that the rules look at. A project and its client are eighty columns: half the time of a
spend's longest query went into carrying the others."""


@transaction.atomic
def open_project(*, project_id: int, kind: str, opening_id: UUID, actor: User) -> Opening:
    """Open one thing on a project for the actor's company: one credit, once ever.

    Double clicks, two tabs and lost answers find the opening that is already there.
    Refused: access.providers_only, access.own_project, access.not_listed, access.to_reconfirm,
    access.client_unreachable, access.contact_cap, access.too_many_contacts, credits.none_left;
    never validated: 404.
    Then: access.opened; access.many_contacts when contacts come suspiciously fast.
    """
    company = actor.company
    if company is None:
        raise ProvidersOnly
    project = published_projects().select_related("client").only(*READ).locked(pk=project_id)
    mine = Q(company=company, project=project, kind=kind)
    known = list(Opening.objects.filter(mine | Q(pk=opening_id)))
    for opening in known:
        if (opening.company_id, opening.project_id, opening.kind) == (company.pk, project_id, kind):
            return opening
    rules.check_openable(project, kind, actor)
    if kind == CreditKind.CONTACT:
        hold(f"access.contacts:{company.pk}")
        rules.check_contacts_today(company.pk, project.brand_id)
    opening = Opening.objects.create(
        id=new_id() if known else opening_id,  # somebody else's id is no reason to fail
        company=company,
        project=project,
        kind=kind,
        entry_key=f"open:{project_id}:{company.pk}:{kind}",
        opened_by=actor,
    )
    spend_credit(
        company_id=company.pk,
        kind=kind,
        key=opening.entry_key,
        reference=f"project:{project_id}",
    )
    record(
        facts.OPENED,
        subject=opening,
        actor=actor,
        side="provider",
        project_id=project_id,
        company_id=company.pk,
        company=company.name,
        credit=KINDS[CreditKind(kind)].slug,
    )
    if kind == CreditKind.CONTACT:
        _watch_contacts(opening, actor)
    return opening


def _watch_contacts(opening: Opening, actor: User) -> None:
    """Somebody who collects phone numbers looks like this; the desk looks at it (SEC-68)."""
    an_hour_ago = now() - timedelta(hours=1)
    obtained = contacts_since(opening.company_id, an_hour_ago)
    if obtained == CONTACTS_ALARM.value():
        record(
            facts.MANY_CONTACTS,
            subject=opening,
            actor=actor,
            side="provider",
            company_id=opening.company_id,
            company=opening.company.name,
            contacts=obtained,
        )
