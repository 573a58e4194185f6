"""Plans: all versions side by side, and other figures from a day on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.backoffice.numbers.views import moment_of
from ouvrage.backoffice.plans import queries
from ouvrage.backoffice.plans.forms import PlanForm
from ouvrage.backoffice.plans.showing import compared, figures_of
from ouvrage.brands import services
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest
from ouvrage.kit.money import Money
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
    """Other figures: typed, then shown with their reach, then asked of a second person."""
    one = queries.plan_named(code)
    form = PlanForm(request.POST or None, plan=one, initial=_present(one))
    if request.method != "POST" or not form.is_valid() or "edit" in request.POST:
        return _page(request, one, form)
    moment = moment_of(form.cleaned_data["day"])
    before = figures_of(version_in_force(one.code, at=moment))
    if form.figures == before:
        form.add_error(None, _("These are the figures of that day already. Nothing was changed."))
        return _page(request, one, form)
    try:
        check_figures(one, form.figures, moment)
    except Refused as refusal:
        form.add_error("day", refusal.text)
        return _page(request, one, form)
    if "decide" in request.POST:
        return _ask(request, one, form, before)
    context = {
        "plan": one,
        "form": form,
        "day": form.cleaned_data["day"],
        "lines": compared(before, form.figures),
        "touched": reach.told(one, form.figures, moment),
    }
    return render(request, "backoffice/plan_preview.html", context)


def _ask(
    request: SignedInRequest, one: Plan, form: PlanForm, before: dict[str, Any]
) -> HttpResponse:
    data = form.cleaned_data
    services.ask_decision(
        decision_id=data["request_id"],
        kind=PLAN,
        key=one.code,
        payload={"figures": form.figures, "before": before},
        actor=request.user,
        starts_at=moment_of(data["day"]),
        why=data["why"],
    )
    messages.success(request, _("Asked. It holds once another administrator has approved it."))
    to = reverse("backoffice:decision", args=[data["request_id"]])
    return HttpResponseRedirect(to, status=303)


def _present(one: Plan) -> dict[str, Any]:
    """The figures in force, as the form writes them."""
    figures = figures_of(version_in_force(one.code))
    return {
        name: Money(value) if name.endswith("_cents") else value for name, value in figures.items()
    }


def _page(request: SignedInRequest, one: Plan, form: PlanForm) -> HttpResponse:
    shelf = next(shelf for shelf in queries.shelves() if shelf.plan == one)
    status = 422 if form.errors else 200
    return render(
        request, "backoffice/plan.html", {"plan": one, "form": form, "shelf": shelf}, status=status
    )
