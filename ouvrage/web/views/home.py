"""The front page, how it works, and each reader's own day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from ouvrage.accounts.models import StaffRole
from ouvrage.brands.context import brand_id_of
from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.web import today as day
from ouvrage.web.queries import FrontPage
from ouvrage.web.staff_day import has_day, staff_day


@require_GET
@open_to(ANYONE)
def home(request: HttpRequest) -> HttpResponse:
    """Search first, three projects just validated, how a followed-up project lives."""
    front = FrontPage(brand_id=brand_id_of(request))
    return render(request, "web/home.html", {"front": front})


@require_GET
@open_to(ANYONE)
def how(request: HttpRequest) -> HttpResponse:
    """A project's life, step by step, for both sides."""
    return render(request, "web/how.html", {"steps": day.LIFE})


@require_GET
@open_to(SIGNED_IN)
def today(request: SignedInRequest) -> HttpResponse:
    """What to do next."""
    user = request.user
    if has_day(user):
        return render(request, "web/staff_day.html", staff_day(user))
    if user.has_role(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR):
        return redirect("followup:queue")
    if user.is_staff_member:
        return redirect("backoffice:search")
    context = day.provider_day(user) if user.is_provider else day.client_day(user)
    return render(request, "web/today.html", context)
