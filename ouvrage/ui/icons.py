"""Lucide icons, drawn into the page so that they cost no request and take the text's colour."""

from functools import cache
from pathlib import Path

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "icons"


@cache
def draw(name: str, label: str = "") -> SafeString:
    """The icon as SVG. Without a label readers skip it: the word beside it speaks."""
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 - the paths are our own files, the label is escaped
        f'<svg class="icon" viewBox="0 0 24 24" width="20" height="20" {spoken}>'
        f"{_paths(name)}</svg>"
    )


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


@cache
def _paths(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text().strip()
