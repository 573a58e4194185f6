"""Each plan with its versions side by side."""

from django.db.models import Count
from django.http import Http404

from ouvrage.backoffice.numbers.queries import names_of
from ouvrage.backoffice.plans.showing import NAMES
from ouvrage.backoffice.versions.showing import Shelf, people_of, shelf_of, waiting_of
from ouvrage.kit.time import today
from ouvrage.subscriptions.deciding import PLAN
from ouvrage.subscriptions.models import Plan, Term


def shelves() -> list[Shelf]:
    """Every plan in order; 5 queries however many versions and subscribers."""
    plans = list(Plan.objects.prefetch_related("versions"))
    day = today()
    running = Term.objects.paid().filter(starts_on__lte=day, ends_on__gte=day)
    counts = dict(
        running.values_list("plan_version").annotate(found=Count("pk")).order_by("plan_version")
    )
    waiting = waiting_of(PLAN)
    people = names_of(people_of(version for plan in plans for version in plan.versions.all()))
    return [
        shelf_of(plan, NAMES, used=counts, people=people, waiting=waiting[plan.code])
        for plan in plans
    ]


def plan_named(code: str) -> Plan:
    """404 when there is none."""
    plan = Plan.objects.filter(code=code).first()
    if plan is None:
        raise Http404
    return plan
