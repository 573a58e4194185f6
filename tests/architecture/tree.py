"""The files whose shape is promised, and how they are measured.

Source is every Python file of the product but its tests. What a program writes
(`0001_initial.py`, the bundle under `static/`) is measured by nobody: people do not read it.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from config.env import PROJECT

ROOTS = ("config", "ouvrage", "tools", "tests")
WRITTEN_BY_DJANGO = "0001_initial.py"


class Measured(NamedTuple):
    """Something that has a length, and where it stands."""

    lines: int
    place: str


def expect_none(found: Iterable[str]) -> None:
    """The promise is kept when nothing was found; otherwise each breach has its line."""
    breaches = sorted(found)
    if breaches:
        pytest.fail("\n".join([f"{len(breaches)} found:", *breaches]), pytrace=False)


def files(pattern: str, *roots: str) -> list[Path]:
    """Files of these folders, by pattern, in order; none that is hidden or was built."""
    found = (path for root in roots or ROOTS for path in (PROJECT / root).rglob(pattern))
    return sorted(path for path in found if "static" not in path.parts)


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name.startswith(("test_", "conftest"))


@cache
def source_files() -> list[Path]:
    every = files("*.py", "config", "ouvrage", "tools")
    return [p for p in every if not is_test(p) and p.name != WRITTEN_BY_DJANGO]


@cache
def files_of_tests() -> list[Path]:
    return [path for path in files("*.py") if is_test(path)]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place_of(path: Path, line: int = 0) -> str:
    short = str(path.relative_to(PROJECT))
    return f"{short}:{line}" if line else short


def app_of(path: Path) -> str:
    """The app a file belongs to ("offers"), or the folder at the root."""
    parts = path.relative_to(PROJECT).parts
    return parts[1] if parts[0] == "ouvrage" and len(parts) > 2 else parts[0]


def lengths(paths: list[Path]) -> list[Measured]:
    """Each file by its number of lines, longest first."""
    measured = (
        Measured(len(p.read_text(encoding="utf-8").splitlines()), place_of(p)) for p in paths
    )
    return sorted(measured, reverse=True)


type Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def measure(path: Path, function: Function) -> Measured:
    """From `def` to its last line, docstring included."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    return Measured(lines, f"{place_of(path, function.lineno)} {function.name}")


def is_view(function: Function) -> bool:
    """Whoever declares an audience is a view."""
    return any(called(decorator) == "open_to" for decorator in function.decorator_list)


def called(decorator: ast.expr) -> str:
    """The last word of a decorator's name, called or not."""
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def decorated_with(function: Function, name: str) -> bool:
    return any(called(decorator) == name for decorator in function.decorator_list)


def modules_of(kind: str) -> list[Path]:
    """The `services.py` of every app, and all modules of their `services/` folders."""
    product = PROJECT / "ouvrage"
    return [
        path
        for path in source_files()
        if path.match(f"{product}/*/{kind}.py") or path.match(f"{product}/*/{kind}/*.py")
    ]
