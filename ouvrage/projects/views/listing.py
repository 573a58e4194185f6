"""The list of projects, and a provider's shelves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ouvrage.accounts.models import User
from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import ANYONE, PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, part_or_redirect, render_part
from ouvrage.kit.ids import new_id
from ouvrage.projects import services
from ouvrage.projects.filtering import Filters
from ouvrage.projects.lists.queries import News, gesture, news_of
from ouvrage.projects.lists.views import DONE, back_to_list
from ouvrage.projects.models import Shelf
from ouvrage.projects.parameters import ASLEEP_DAYS, RECONFIRM_DAYS
from ouvrage.projects.queries import find_project
from ouvrage.projects.queries.facets import count_facets
from ouvrage.projects.queries.finding import line_of
from ouvrage.projects.reasons import reader_of, why
from ouvrage.projects.rows import rows_for_visitors
from ouvrage.projects.search import number_in


@open_to(ANYONE)
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Listed projects; a number leads straight to its project."""
    number = number_in(request.GET.get("q", ""))
    if number is not None and find_project(number):
        return redirect("web:project", number)
    reader = request.user if isinstance(request.user, User) else None
    company = reader.company if reader else None
    filters = Filters(request.GET, brand_of(request))
    after = request.GET.get("after", "")
    news = news_of(reader, filters.query.brand_id) if reader and company else News()
    asked = filters.query_since(news.since)
    found = asked.find(company.pk if company else None, after=after)
    counts = count_facets(found.asked, company.pk if company else None)
    eyes = reader_of(company, found.words)
    rows = [(line, why(line, eyes)) for line in found.lines]
    context = {
        "found": found,
        "rows": rows,
        "ready": "" if company else rows_for_visitors(rows),
        "filters": filters,
        "active": filters.active(),
        "facets": filters.facets(counts),
        "counts": counts,
        "number": number,
        "after": after,
        "tabs": filters.tabs(news.count) if company else [],
        "since": news.since,
        "gesture": gesture(request.GET.get(DONE, ""), company.pk) if company else None,
        "move_id": new_id(),
        "may_shelve": company is not None,
    }
    return render_part(
        request, page="projects/list.html", part="projects/_found.html", context=context
    )


@open_to(ANYONE)
@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """What decides in which order projects stand (consumer code, L111-7)."""
    days = {"reconfirm": RECONFIRM_DAYS.value(), "asleep": ASLEEP_DAYS.value()}
    return render(request, "projects/ranking.html", {"days": days})


@open_to(PROVIDER)
@require_POST
def shelve(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Shortlist, hide, or put back (`shelf` empty)."""
    shelf = request.POST.get("shelf", "")
    if shelf in set(Shelf.values):
        services.shelve_project(project_id=project_id, shelf=shelf, actor=request.user)
    else:
        services.unshelve_project(project_id=project_id, actor=request.user)
    line = line_of(project_id, request.user.company_id)
    reason = why(line, reader_of(request.user.company, ""))
    context: dict[str, Any] = {
        "line": line,
        "why": reason,
        "may_shelve": True,
        "just_moved": True,
    }
    return part_or_redirect(
        request, part="projects/_row.html", context=context, to=back_to_list(request)
    )
