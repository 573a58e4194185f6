"""The doors of the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): creation, core,
termination. A browser without script sends a plain form instead."""

import base64
import binascii
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.accounts.models import User
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.kit.errors import Refused
from ouvrage.messaging import permissions
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.uploads import services
from ouvrage.messaging.uploads.models import PartialUpload
from ouvrage.messaging.uploads.targets import Target, target_of

VERSION = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
LARGEST_PIECE = 4_000_000


@open_to(ANYONE)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Announce a file: its length, its name and its place, as tus metadata."""
    given = _metadata(request.headers.get("Upload-Metadata", ""))
    place = given.get("place", "")
    _target(request, place)
    try:
        upload = services.start_upload(
            place=place,
            name=given.get("filename", ""),
            size=_number(request, "Upload-Length"),
            actor=_sender(request),
        )
    except Refused as refusal:
        return _refused(refusal)
    answer = HttpResponse(status=201, headers=VERSION)
    answer["Location"] = reverse("messaging:upload", args=[upload.pk])
    return answer


@open_to(ANYONE)
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """How far we are; the next piece; no more of it."""
    actor = _sender(request)
    known = services.own_upload(upload_id, actor)
    target = _target(request, known.place)
    if request.method == "DELETE":
        services.forget_upload(upload_id=upload_id, actor=actor)
        return HttpResponse(status=204, headers=VERSION)
    if request.method == "HEAD":
        return _so_far(known, 200)
    if request.content_type != "application/offset+octet-stream":
        return HttpResponse(status=415, headers=VERSION)
    piece = request.read(LARGEST_PIECE + 1)
    if len(piece) > LARGEST_PIECE:
        return HttpResponse(status=413, headers=VERSION)
    try:
        offset = _number(request, "Upload-Offset")
        known = services.append_piece(
            upload_id=upload_id, offset=offset, piece=piece, target=target, actor=actor
        )
    except Refused as refusal:
        return _refused(refusal)
    return _so_far(known, 204)


@open_to(ANYONE)
@require_safe
def row(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The line of one file, asked again while it is being checked."""
    place = request.GET.get("lieu", "")
    target = target_of(request, place) if place else None
    stored = StoredFile.objects.filter(pk=file_id, removed_at=None).first()
    if stored is None or not (
        (target is not None and target.about == stored.about)
        or permissions.may_open(request.user, stored)
    ):
        raise Http404
    template = target.row if target else "messaging/_file.html"
    return render(request, template, {"file": stored, "place": place})


def _so_far(known: PartialUpload, status: int) -> HttpResponse:
    answer = HttpResponse(status=status, headers=VERSION)
    answer["Upload-Offset"] = str(known.received)
    answer["Upload-Length"] = str(known.size)
    if known.stored_id is not None:
        line = reverse("messaging:row", args=[known.stored_id])
        answer["Content-Location"] = f"{line}?lieu={known.place}"
    return answer


def _refused(refusal: Refused) -> HttpResponse:
    """The sentence itself: the page puts it on the file's line."""
    return HttpResponse(
        refusal.text,
        status=refusal.status,
        content_type="text/plain; charset=utf-8",
        headers=VERSION,
    )


def _target(request: HttpRequest, place: str) -> Target:
    target = target_of(request, place)
    if target is None:
        raise Http404
    return target


def _sender(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _number(request: HttpRequest, header: str) -> int:
    given = request.headers.get(header, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 13 else 0


def _metadata(header: str) -> dict[str, str]:
    """« filename bG9nby5wbmc=,place cmVwb3J0OjEy » as pairs; what is not understood is left out."""
    pairs = {}
    for part in header.split(","):
        key, _space, coded = part.strip().partition(" ")
        try:
            pairs[key] = base64.b64decode(coded, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return pairs
