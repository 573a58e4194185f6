"""« Mes recherches »: kept searches, how they tell, what they would have found."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.projects.filtering import Filters
from ouvrage.projects.models import Project, SavedSearch
from ouvrage.projects.queries.facets import MOST
from ouvrage.projects.queries.finding import NEWEST
from ouvrage.projects.saved import services
from ouvrage.projects.saved.forms import SearchForm
from ouvrage.projects.saved.queries import DAYS, searches_of
from ouvrage.subscriptions.policy import opened_by_plan

TRIED = 5
LONGEST = 600


@open_to(PROVIDER)
@require_GET
def searches(request: SignedInRequest) -> HttpResponse:
    """All of them, each with what it found lately."""
    lines = searches_of(request.user)
    most = opened_by_plan(request.user.company_id).saved_searches
    context = {"lines": lines, "most": most, "left": max(0, most - len(lines)), "days": DAYS}
    return render(request, "projects/saved/searches.html", context)


@open_to(PROVIDER)
@require_POST
@refused_back(lambda: reverse("projects:searches"))
def save(request: SignedInRequest) -> HttpResponse:
    """Keep the present search of the list, by one click."""
    filters = Filters(QueryDict(request.POST.get("adresse", "")[:LONGEST]), brand_of(request))
    saved = services.save_search(
        name=filters.told[:80],
        address=filters.saved_address[:LONGEST],
        asked=filters.query,
        actor=request.user,
    )
    messages.success(request, _("Your search is kept: new projects will be told once a day."))
    return HttpResponseRedirect(reverse("projects:search", args=[saved.pk]), status=303)


@open_to(PROVIDER)
@require_http_methods(["GET", "POST"])
def search(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """One search: what it asks, how it tells, what it would have brought."""
    saved = SavedSearch.objects.filter(person=request.user).found(pk=search_id)
    first = {name: getattr(saved, name) for name in SearchForm.base_fields}
    form = SearchForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        services.change_search(search_id=search_id, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your search is changed."))
        return HttpResponseRedirect(reverse("projects:searches"), status=303)
    filters = Filters(QueryDict(saved.address), brand_of(request))
    tried = _would_have_come(filters, request.user.company_id)
    context = {
        "saved": saved,
        "form": form,
        "asked": filters.active(),
        "list_url": f"{filters.url}?{saved.address}",
        "count": tried[: MOST + 1].count(),
        "tried": tried.order_by(*NEWEST)[:TRIED],
        "days": DAYS,
        "feed_url": _feed_url(request, saved),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "projects/saved/search.html", context, status=status)


@open_to(PROVIDER)
@require_POST
def pause(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """Let it rest, or wake it up."""
    is_paused = request.POST.get("pause") == "oui"
    services.pause_search(search_id=search_id, is_paused=is_paused, actor=request.user)
    return HttpResponseRedirect(reverse("projects:searches"), status=303)


@open_to(PROVIDER)
@require_POST
def feed(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """Open its feed, or close it: its address then leads nowhere."""
    is_open = request.POST.get("flux") == "oui"
    services.open_feed(search_id=search_id, is_open=is_open, actor=request.user)
    to = reverse("projects:search", args=[search_id]) + "#flux"
    return HttpResponseRedirect(to, status=303)


@open_to(PROVIDER)
@require_POST
def forget(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """Delete it."""
    services.forget_search(search_id=search_id, actor=request.user)
    messages.success(request, _("The search is deleted, and tells nothing any more."))
    return HttpResponseRedirect(reverse("projects:searches"), status=303)


def _would_have_come(filters: Filters, company_id: int) -> QuerySet[Project]:
    """Projects of the last thirty days that this search finds."""
    days = min(filters.query.days or DAYS, DAYS)
    return replace(filters.query, days=days).rows(company_id).select_related("category")


def _feed_url(request: SignedInRequest, saved: SavedSearch) -> str:
    if saved.feed_token is None:
        return ""
    return request.build_absolute_uri(reverse("projects:search_feed", args=[saved.feed_token]))
