"""Giving spent credits back on the evidence of a fact."""

from datetime import datetime

from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.access.returns import ReturnRule, rules_of
from ouvrage.credits.services import return_credit
from ouvrage.journal.models import Fact
from ouvrage.kit.time import now
from ouvrage.projects.models import Project


@transaction.atomic
def return_credits(*, fact_id: int) -> None:
    """Give back every credit that this fact gives back by the table of rules (returns.py).

    A fact about one company concerns its credits only. Then: credits.returned for each, once,
    with the fact as its evidence.
    """
    fact = Fact.objects.get(pk=fact_id)
    project = Project.objects.locked(pk=fact.project_id)
    for rule in rules_of(fact.kind):
        since = rule.since(fact, project)
        if since is not None:
            _give_back(rule, fact, since)


def _give_back(rule: ReturnRule, fact: Fact, since: datetime) -> None:
    """Wallets are held company by company, kind by kind: two returns never wait for each other."""
    due = Opening.objects.filter(
        project=fact.project_id, kind__in=rule.kinds, opened_at__gte=since, returned_at=None
    ).exclude(entry_key="")
    if fact.company_id is not None:
        due = due.filter(company=fact.company_id)
    for opening in due.select_for_update(no_key=True).order_by("company_id", "kind"):
        return_credit(
            company_id=opening.company_id,
            kind=opening.kind,
            key=f"return:{opening.entry_key}",
            reference=f"project:{opening.project_id}",
            cause=rule.cause,
            spend_key=opening.entry_key,
            project_id=opening.project_id,
            evidence=fact.pk,
        )
        opening.returned_at = now()
        opening.return_fact = fact
        opening.save(update_fields=["returned_at", "return_fact"])
