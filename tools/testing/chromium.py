"""Finding a Chromium on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
NONE_FOUND = (
    "No Chromium here, so nothing is tried in a browser. Install one: `apt-get install chromium`, "
    "or `.venv/bin/playwright install chromium`, or name yours in CHROMIUM."
)


def find_chromium() -> str | None:
    """The path of a Chromium: CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    folders = (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH"),
        "~/.cache/ms-playwright",
        "~/Library/Caches/ms-playwright",
    )
    patterns = (
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    )
    for folder in filter(None, folders):
        for pattern in patterns:
            found = sorted(Path(folder).expanduser().glob(pattern))
            if found:
                return str(found[-1])
    return None
