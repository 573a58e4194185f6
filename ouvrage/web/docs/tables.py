"""Tables in Markdown, and the sources that the documents point to."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings

NOTE = "<!-- Written by `manage.py docs`. Change the product, not this file. -->"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; what would break a cell is replaced."""
    lines = [_line(heads), _line(["---"] * len(heads))]
    return [*lines, *(_line(row) for row in rows)]


def _line(cells: Sequence[str]) -> str:
    clean = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(clean)} |"


def file_list(paths: Iterable[Path]) -> str:
    """Links to files, as seen from `docs/`."""
    return "<br>".join(f"[{short(path)}](../{place(path)})" for path in paths) or "—"


def place(path: Path) -> str:
    return path.relative_to(settings.PROJECT_FOLDER).as_posix()


def short(path: Path) -> str:
    return place(path).removeprefix("ouvrage/")


@cache
def sources() -> dict[Path, str]:
    """Every Python file of the product and of its tests, with its text."""
    roots = (settings.PROJECT_FOLDER / name for name in ("ouvrage", "tests"))
    paths = sorted(path for root in roots for path in root.rglob("*.py"))
    return {path: path.read_text(encoding="utf-8") for path in paths}


def is_test(path: Path) -> bool:
    return "tests" in path.relative_to(settings.PROJECT_FOLDER).parts
