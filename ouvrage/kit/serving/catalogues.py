"""Compiles the translations with Babel: gettext's tools may be missing."""

from __future__ import annotations

import os
from pathlib import Path

PATTERN = "ouvrage/**/locale/*/LC_MESSAGES/*.po"


class CatalogueBrokenError(SystemExit):
    """A source cannot be read; the text is its place and what is wrong there."""


def compile_stale(project: Path) -> int:
    """Compile every catalogue older than its source; the number compiled."""
    stale = [source for source in sorted(project.glob(PATTERN)) if _is_stale(source)]
    for source in stale:
        _compile(source)
    return len(stale)


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    """Written beside and renamed: a reader sees the old catalogue or the new one, whole."""
    # Most starts find nothing stale and need not wait for Babel.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as given:
            catalogue = read_po(given, locale=source.parts[-3], abort_invalid=True)
    except PoFileError as error:
        raise CatalogueBrokenError(f"{source}:{error.lineno + 1}: {error}") from error
    fresh = source.with_suffix(f".{os.getpid()}.tmp")
    with fresh.open("wb") as target:
        write_mo(target, catalogue)
    fresh.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    print(f"{compile_stale(Path.cwd())} compiled.")
