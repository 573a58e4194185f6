"""The list of projects, and a provider's shelves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import ANYONE, PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, part_or_redirect, render_part
from ouvrage.projects import services
from ouvrage.projects.filtering import Filters
from ouvrage.projects.models import Shelf
from ouvrage.projects.queries import find_project
from ouvrage.projects.queries.finding import line_of
from ouvrage.projects.search import number_in


@open_to(ANYONE)
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Listed projects; a number leads straight to its project."""
    number = number_in(request.GET.get("q", ""))
    if number is not None and find_project(number):
        return redirect("web:project", number)
    company_id = getattr(request.user, "company_id", None)
    filters = Filters(request.GET, brand_of(request))
    found = filters.query.find(company_id, after=request.GET.get("after", ""))
    context = {
        "found": found,
        "filters": filters,
        "number": number,
        "after": request.GET.get("after", ""),
        "tabs": filters.tabs() if company_id else [],
        "may_shelve": company_id is not None,
    }
    return render_part(
        request, page="projects/list.html", part="projects/_found.html", context=context
    )


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
    context: dict[str, Any] = {"line": line, "may_shelve": True, "just_moved": True}
    return part_or_redirect(request, part="projects/_row.html", context=context, to=_back(request))


def _back(request: HttpRequest) -> str:
    """The page of the list from which it was asked; never another site."""
    asked = request.POST.get("next", "")
    here = {request.get_host()}
    return asked if url_has_allowed_host_and_scheme(asked, here) else reverse("projects:list")
