"""Handing a stored file to a reader who may have it; never as a page of ours (SEC-55 to 59)."""

from django.http import FileResponse, Http404

from ouvrage.messaging.files.places import full_path, preview_of
from ouvrage.messaging.models import StoredFile


def file_response(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The bytes as a download; pictures that we drew anew may also be shown inside a page."""
    try:
        content = full_path(stored.path).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    shown = inline and stored.is_picture
    return _closed(
        FileResponse(
            content,
            as_attachment=not shown,
            filename=stored.name,
            content_type=stored.content_type,
        )
    )


def preview_response(stored: StoredFile) -> FileResponse:
    """The small picture that we drew of a file, shown inside a page."""
    if not stored.has_preview:
        raise Http404
    try:
        content = full_path(preview_of(stored.path)).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return _closed(FileResponse(content, content_type="image/webp"))


def _closed(response: FileResponse) -> FileResponse:
    """Nothing in it runs, nothing is guessed about it, no other site shows it."""
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    return response
