"""The page of all one's conversations; muting and blocking from wherever one reads."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, render_part, sent_from
from ouvrage.messaging import services
from ouvrage.messaging.conversations.queries import Conversations, unread_conversations
from ouvrage.messaging.conversations.searching import LONGEST_QUERY


@open_to(SIGNED_IN)
@require_safe
def conversations(request: SignedInRequest) -> HttpResponse:
    """Newest first; « non lus » and words narrow them down."""
    if request.user.is_staff_member:
        raise PermissionDenied(_("This page belongs to clients and providers."))
    query = Conversations(
        after=request.GET.get("after", ""),
        only_unread=request.GET.get("voir") == "non-lus",
        words=request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY],
    )
    page = query.page(request.user)
    context = {
        "query": query,
        "lines": query.lines(request.user, page),
        "next": page.next,
        "unread": unread_conversations(request.user),
    }
    return render_part(
        request,
        page="messaging/conversations.html",
        part="messaging/_conversations.html",
        context=context,
    )


@open_to(SIGNED_IN)
@require_POST
def hush(request: SignedInRequest, thread_id: int) -> HttpResponse:
    """Mute a conversation, or hear of it again."""
    if "annuler" in request.POST:
        services.unmute(thread_id=thread_id, actor=request.user)
        messages.info(request, _("You hear of this conversation again."))
    else:
        services.mute(thread_id=thread_id, actor=request.user)
        messages.info(
            request, _("Muted: no notice and no mail of this conversation; you can still read it.")
        )
    return _back(request)


@open_to(SIGNED_IN)
@require_POST
def close(request: SignedInRequest, thread_id: int) -> HttpResponse:
    """Block the other side of a private conversation, or take that back."""
    if "annuler" in request.POST:
        services.unblock(thread_id=thread_id, actor=request.user)
        messages.info(request, _("Unblocked: you may write to each other again."))
    else:
        services.block(thread_id=thread_id, actor=request.user)
        messages.info(
            request,
            _("Blocked: no more private messages between you, except for a running contract."),
        )
    return _back(request)


def _back(request: SignedInRequest) -> HttpResponse:
    """To the page on which the button stood."""
    came_from = sent_from(request)
    to = reverse("messaging:conversations") if came_from == request.path else came_from
    return HttpResponseRedirect(to, status=303)
