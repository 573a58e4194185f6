"""Suggestions while somebody types into the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.projects.suggesting import suggestions

LONGEST = 80


@open_to(ANYONE)
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """A list of options for the field: words, skills, kinds of work, own searches."""
    words = request.GET.get("q", "")[:LONGEST].replace("\0", "")
    found = suggestions(words, request.user)
    return render(request, "projects/_suggestions.html", {"suggestions": found})
