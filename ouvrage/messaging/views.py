"""Reading one file, seeing and taking back one's own; who may is decided by its subject's app."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.messaging import permissions, services
from ouvrage.messaging.files.serving import file_response, preview_response
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.parameters import PERSON_DAY_MB
from ouvrage.messaging.queries import MyFiles, sent_today
from ouvrage.messaging.rules import MEGA


@open_to(SIGNED_IN)
@require_safe
def file(request: SignedInRequest, file_id: UUID) -> HttpResponseBase:
    """The file as a download; `?apercu` shows a picture inside a page."""
    return file_response(_opened(request, file_id), inline="apercu" in request.GET)


@open_to(SIGNED_IN)
@require_safe
def preview(request: SignedInRequest, file_id: UUID) -> HttpResponseBase:
    """A small picture of the file: of a PDF, its first page."""
    return preview_response(_opened(request, file_id))


@open_to(SIGNED_IN)
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Every file I sent, what became of it, and how much more I may send today."""
    after = request.GET.get("after", "")
    context = {
        "files": MyFiles(after).rows(request.user),
        "after": after,
        "sent_mb": sent_today(request.user) // MEGA,
        "limit_mb": PERSON_DAY_MB.value(),
        "tabs": account_tabs(request.user, "messaging:mine"),
    }
    return render(request, "messaging/mine.html", context)


@open_to(SIGNED_IN)
@require_POST
def remove(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Take back a file of one's own."""
    services.take_back_file(file_id=file_id, actor=request.user)
    messages.info(request, _("The file is taken back."))
    return HttpResponseRedirect(reverse("messaging:mine"), status=303)


def _opened(request: SignedInRequest, file_id: UUID) -> StoredFile:
    """The file, if this person may open it now; else it does not exist."""
    stored = StoredFile.objects.filter(pk=file_id, removed_at=None).first()
    if stored is None or not permissions.may_open(request.user, stored):
        raise Http404
    return stored
