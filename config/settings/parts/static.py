"""Static files: hashed and compressed, or straight from the source folders."""

from __future__ import annotations

from typing import Any


def storages(*, hashed: bool) -> dict[str, dict[str, Any]]:
    static = (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if hashed
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": static},
    }
