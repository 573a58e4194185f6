"""Plans: all versions side by side, and other figures from a day on."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.backoffice.plans import queries
from ouvrage.backoffice.plans.forms import PlanForm
from ouvrage.backoffice.plans.showing import NAMES
from ouvrage.backoffice.versions.forms import VersionForm, as_typed
from ouvrage.backoffice.versions.proposing import Subject, propose
from ouvrage.backoffice.versions.showing import figures_of
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.subscriptions import reach
from ouvrage.subscriptions.deciding import PLAN, check_figures
from ouvrage.subscriptions.models import Plan
from ouvrage.subscriptions.policy import version_in_force


@require_GET
@open_to(desk())
def plans(request: SignedInRequest) -> HttpResponse:
    """What each plan costs and opens: before, now, to come."""
    return render(request, "backoffice/plans.html", {"shelves": queries.shelves()})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(desk())
def plan(request: SignedInRequest, code: str) -> HttpResponse:
    """Other figures of a plan."""
    one = queries.plan_named(code)
    present = as_typed(figures_of(version_in_force(one.code), NAMES))
    about = Subject(
        kind=PLAN,
        code=one.code,
        title=one.name,
        url=reverse("backoffice:plan", args=[one.code]),
        names=NAMES,
        version_at=lambda moment: version_in_force(one.code, at=moment),
        check=partial(check_figures, one),
        touched=partial(reach.told, one),
        page=partial(_page, request, one),
    )
    return propose(request, about, PlanForm(request.POST or None, plan=one, initial=present))


def _page(request: SignedInRequest, one: Plan, form: VersionForm) -> HttpResponse:
    shelf = next(shelf for shelf in queries.shelves() if shelf.code == one.code)
    status = 422 if form.errors else 200
    return render(
        request, "backoffice/plan.html", {"plan": one, "form": form, "shelf": shelf}, status=status
    )
