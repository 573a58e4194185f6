"""Reading one file; the apps that know its subject decide who may."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.messaging import permissions
from ouvrage.messaging.files.serving import file_response
from ouvrage.messaging.models import StoredFile


@open_to(SIGNED_IN)
@require_safe
def file(request: SignedInRequest, file_id: UUID) -> HttpResponseBase:
    """The file as a download; `?apercu` shows a picture inside a page."""
    stored = get_object_or_404(StoredFile, pk=file_id, removed_at=None)
    if not permissions.may_read(request.user, stored.about):
        raise Http404
    return file_response(stored, inline="apercu" in request.GET)
