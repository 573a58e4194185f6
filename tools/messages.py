"""Every sentence the site may say, where it is said, and what French has for it.

`python -m tools.messages` prints, app by app, what still has no French.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
PRODUCT = PROJECT / "ouvrage"
CALLS = {
    "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy",
    "pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy",
}  # fmt: skip
TESTS = re.compile(r"(^|/)(tests|migrations)/|(^|/)conftest\.py$")


class Key(NamedTuple):
    """A sentence as gettext looks it up."""

    context: str
    singular: str


@dataclass
class Message:
    """A sentence in the source, in English."""

    key: Key
    plural: str = ""
    places: list[str] = field(default_factory=list)

    @property
    def apps(self) -> set[str]:
        return {place.split("/")[1] for place in self.places}


@dataclass(frozen=True)
class French:
    """What one catalogue has for a sentence: one form, or one per number."""

    forms: tuple[str, ...]
    is_fuzzy: bool
    plural: str
    place: str


@cache
def said() -> dict[Key, Message]:
    """Every sentence in Python and in templates."""
    messages: dict[Key, Message] = {}
    for path in sorted(PRODUCT.rglob("*")):
        place = path.relative_to(PROJECT).as_posix()
        if path.suffix not in {".py", ".html", ".txt"} or TESTS.search(place):
            continue
        if path.suffix != ".py" and "templates" not in path.parts:
            continue
        for line, key, plural in _in_file(path):
            message = messages.setdefault(key, Message(key))
            message.plural = message.plural or plural
            message.places.append(f"{place}:{line}")
    return messages


def _in_file(path: Path) -> Iterator[tuple[int, Key, str]]:
    text = path.read_text(encoding="utf-8")
    yield from _in_python(text) if path.suffix == ".py" else _in_template(text)


def _in_python(text: str) -> Iterator[tuple[int, Key, str]]:
    """Django's functions under whatever name they were imported."""
    tree = ast.parse(text)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in CALLS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            for values in product(*(_strings(argument) for argument in node.args)):
                found = _as_message(names[node.func.id], list(values))
                if found:
                    yield node.lineno, *found


def _strings(argument: ast.expr) -> list[Any]:
    """What an argument may be: one string, either side of an `if`, or unknown (None)."""
    if isinstance(argument, ast.IfExp):
        return _strings(argument.body) + _strings(argument.orelse)
    return [argument.value if isinstance(argument, ast.Constant) else None]


def _in_template(text: str) -> Iterator[tuple[int, Key, str]]:
    """Django rewrites a template as calls amid blanked-out text; Babel finds the calls."""
    calls = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    known: dict[str, Any] = dict.fromkeys([*CALLS, "_"])
    found: Any = extract_python(io.BytesIO(calls.encode()), known, [], {})
    for line, function, arguments, _comments in found:
        values = [arguments] if isinstance(arguments, str) else list(arguments)
        message = _as_message(function, values)
        if message:
            yield line, *message


def _as_message(function: str, values: list[Any]) -> tuple[Key, str] | None:
    """The sentence of one call; None when it is not written out there."""
    context = values.pop(0) if "pgettext" in function else ""
    wanted = 2 if function.startswith("n") else 1
    if len(values) < wanted or not all(isinstance(value, str) for value in values[:wanted]):
        return None
    return Key(context or "", values[0]), values[1] if wanted == 2 else ""


def catalogues() -> list[Path]:
    return sorted(PRODUCT.rglob("locale/fr/LC_MESSAGES/django.po"))


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as given:
        return read_po(given, locale="fr")


@cache
def translated() -> dict[Key, list[French]]:
    """What the catalogues say, by sentence; more than one when several apps have it."""
    found: defaultdict[Key, list[French]] = defaultdict(list)
    for path in catalogues():
        for entry in catalogue(path):
            if not entry.id:
                continue
            ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id, "")
            forms: Any = entry.string if isinstance(entry.string, tuple | list) else [entry.string]
            place = f"{path.relative_to(PROJECT)}:{entry.lineno}"
            french = French(tuple(forms), entry.fuzzy, ids[1], place)
            found[Key(entry.context or "", ids[0])].append(french)
    return found


def missing() -> list[str]:
    """Each sentence without a whole, certain French translation, and where it is said."""
    lines = []
    for key, message in said().items():
        known = translated().get(key, [])
        if not any(_is_whole(french, message) for french in known):
            why = "fuzzy or incomplete" if known else "absent"
            lines.append(f"{message.places[0]}: {key.singular!r} ({why})")
    return lines


def _is_whole(french: French, message: Message) -> bool:
    plural_kept = bool(french.plural) or not message.plural
    return plural_kept and not french.is_fuzzy and all(french.forms)


def main() -> int:
    settings.configure()  # templatize asks whether translations are on
    by_app: defaultdict[str, list[str]] = defaultdict(list)
    for line in missing():
        by_app[line.split("/")[1]].append(line)
    for app, lines in sorted(by_app.items()):
        print(f"\n{app}: {len(lines)} without French", *lines, sep="\n  ")
    print(f"\n{len(said())} sentences, {sum(map(len, by_app.values()))} without French.")
    return 1 if by_app else 0


if __name__ == "__main__":
    sys.exit(main())
