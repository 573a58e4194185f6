"""« Abonnements »: first what really happened, then what plans cost and open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ouvrage.brands.context import brand_of
from ouvrage.growth.choice import Asked
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.subscriptions.policy import opened_by_plan
from ouvrage.subscriptions.queries import plans_on_sale
from ouvrage.subscriptions.showing.prices import plans_for


@open_to(ANYONE)
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """Open to all: nobody must sign in to know what it costs."""
    company = getattr(request.user, "company", None)
    asked = Asked(request.GET, brand_of(request), company)
    own = opened_by_plan(company.pk).code if company else ""
    context = {
        "asked": asked,
        "figures": asked.query.count(),
        "plans": plans_for(plans_on_sale(), company, own),
    }
    return render(request, "growth/plans.html", context)
