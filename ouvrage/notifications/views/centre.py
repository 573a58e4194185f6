"""The centre of notifications: reading, marking as read and back, the bell."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.http import quote_etag, urlencode
from django.views.decorators.http import require_POST, require_safe

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.notifications import services
from ouvrage.notifications.centre import NoticeCentre, bell_of
from ouvrage.notifications.counting import counts_of
from ouvrage.notifications.queries import unread_count

PAGE = "notifications:notices"


@require_safe
@open_to(SIGNED_IN)
def notices(request: SignedInRequest) -> HttpResponse:
    centre = NoticeCentre(request.GET.get("after", ""), only_unread="non-lues" in request.GET)
    page = centre.rows(request.user)
    context = {
        "days": centre.days(page),
        "next": page.next,
        "centre": centre,
        "unread": unread_count(request.user),
        "undo": request.GET.get("lues", ""),
    }
    return render_part(
        request,
        page="notifications/centre.html",
        part="notifications/_centre.html",
        context=context,
    )


@require_POST
@open_to(SIGNED_IN)
def read(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    """Open the line: it is read, and leads to where it happened."""
    notice = services.read_notice(notice_id=notice_id, actor=request.user)
    return HttpResponseRedirect(notice.url, status=303)


@require_POST
@open_to(SIGNED_IN)
def read_all(request: SignedInRequest) -> HttpResponse:
    """Mark the named lines as read, or all of them; the next page offers to take it back."""
    moment = services.read_notices(actor=request.user, notice_ids=_named(request))
    query = urlencode({"lues": moment.isoformat()})
    return HttpResponseRedirect(f"{reverse(PAGE)}?{query}", status=303)


@require_POST
@open_to(SIGNED_IN)
def unread(request: SignedInRequest) -> HttpResponse:
    """Take the last marking back."""
    moment = _moment(request.POST.get("lues", ""))
    if moment is not None:
        services.unread_notices(actor=request.user, read_at=moment)
    return HttpResponseRedirect(reverse(PAGE), status=303)


@require_safe
@open_to(SIGNED_IN)
def bell(request: SignedInRequest) -> HttpResponse:
    """How much waits, lines and what else is counted; 304 while nothing changed."""
    found, others = bell_of(request.user), counts_of(request.user)
    mark = quote_etag("-".join([found.mark, *map(str, others.values())]))
    same = get_conditional_response(request, etag=mark)
    answer = same or JsonResponse({"unread": found.unread, **others})
    answer["ETag"] = mark
    return answer


def _named(request: SignedInRequest) -> list[UUID] | None:
    named = request.POST.getlist("notice")
    try:
        return [UUID(one) for one in named] if named else None
    except ValueError:
        return []


def _moment(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
