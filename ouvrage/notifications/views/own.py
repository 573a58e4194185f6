"""A person's notices and mails."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.notifications import services
from ouvrage.notifications.queries import MyMails, NoticeCentre, unread_count


@require_safe
@open_to(SIGNED_IN)
def notices(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "notices": NoticeCentre(after).rows(request.user),
        "unread": unread_count(request.user),
        "after": after,
    }
    return render(request, "notifications/centre.html", context)


@require_POST
@open_to(SIGNED_IN)
def read(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    notice = services.read_notice(notice_id=notice_id, actor=request.user)
    return HttpResponseRedirect(notice.url, status=303)


@require_POST
@open_to(SIGNED_IN)
def read_all(request: SignedInRequest) -> HttpResponse:
    services.read_all_notices(actor=request.user)
    return HttpResponseRedirect(reverse("notifications:notices"), status=303)


@require_safe
@open_to(SIGNED_IN)
def mails(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "mails": MyMails(after).rows(request.user),
        "after": after,
        "tabs": account_tabs(request.user, "notifications:mails"),
    }
    return render(request, "notifications/mails.html", context)
