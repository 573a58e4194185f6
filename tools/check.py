"""`make check`: every check that is not a test; all of them run, then the verdict."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
CHECKS = {
    # First: the documents below quote French sentences, which must be compiled before Django reads.
    "messages": [PYTHON, "-m", "ouvrage.kit.serving.catalogues"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet", "."],
    "types": [PYTHON, "-m", "mypy"],
    "layers": [str(Path(PYTHON).with_name("lint-imports"))],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "documents": [PYTHON, "manage.py", "docs", "--check"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    print("All checks pass." if not failed else f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    passed = done.returncode == 0
    print(f"{name:<12}{'ok' if passed else 'FAILED'}  {time.monotonic() - began:.1f} s", flush=True)
    if not passed:
        print(done.stdout, done.stderr, sep="", flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main())
