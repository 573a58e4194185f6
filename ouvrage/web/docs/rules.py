"""`docs/rules.md`: each refusal, what the person reads, who decides it, what proves it."""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import walk_packages

from django.apps import apps
from django.utils.translation import override

from ouvrage.kit.errors import Refused
from ouvrage.web.docs.tables import NOTE, file_list, is_test, place, sources, table

INTRO = """
# Rules that say no

A refusal has one name: it is the code in `errors.py`, the word in the log, the `data-code` on the
page, and the line below. Support reads the sentence out; whoever wants to know why opens the
file in the third column."""
HEADS = ("code", "what the person reads", "decided in", "tested in")


def rules() -> str:
    """The whole document, by app."""
    lines = [NOTE, INTRO]
    for app, kinds in groupby(refusals(), key=app_of):
        lines += ["", f"## {app}", "", *table(HEADS, [_row(kind) for kind in kinds])]
    return "\n".join(lines).strip() + "\n"


def refusals() -> list[type[Refused]]:
    """Every refusal of the product, in the order of their codes."""
    load_errors()
    kinds = (kind for kind in _below(Refused) if "code" in vars(kind))
    ours = {kind for kind in kinds if re.fullmatch(r"ouvrage\.(?!.*\btests\b).*", kind.__module__)}
    return sorted(ours, key=lambda kind: (app_of(kind), kind.code))


def load_errors() -> None:
    """Import each app's `errors`, wherever it keeps them."""
    for config in apps.get_app_configs():
        if config.name.startswith("ouvrage."):
            for module in walk_packages([config.path], f"{config.name}."):
                if module.name.rpartition(".")[2] == "errors":
                    import_module(module.name)


def _below(root: type[Refused]) -> Iterator[type[Refused]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _below(kind)


def app_of(kind: type[Refused]) -> str:
    return kind.__module__.split(".")[1]


def _row(kind: type[Refused]) -> tuple[str, ...]:
    sentences = []
    for language in ("fr", "en"):
        with override(language):
            sentences.append(str(kind.message))
    french, english = sentences
    return (
        f"`{kind.code}`<br>{kind.status}",
        f"{french}<br>*{english}*",
        file_list(decided_in(kind)),
        file_list(tested_in(kind)),
    )


def decided_in(kind: type[Refused]) -> list[Path]:
    """Files that raise it; other apps are believed only when they import it from here."""
    said = re.compile(rf"\b{kind.__name__}\b(?!:)")
    return [
        path
        for path, text in sources().items()
        if not is_test(path)
        and f"{kind.__module__.replace('.', '/')}.py" != place(path)
        and said.search(text)
        and _can_mean(kind, path, text)
    ]


def tested_in(kind: type[Refused]) -> list[Path]:
    """Tests that speak of it by its class or by its code."""
    by_class = re.compile(rf"\b{kind.__name__}\b")
    by_code = re.compile(rf"\b{re.escape(kind.code)}\b")
    return [
        path
        for path, text in sources().items()
        if is_test(path)
        and (by_code.search(text) or (by_class.search(text) and _can_mean(kind, path, text)))
    ]


def _can_mean(kind: type[Refused], path: Path, text: str) -> bool:
    """Two apps may have refusals of the same name; the import tells them apart."""
    app = app_of(kind)
    if re.search(rf"from ouvrage\.{app}(\.\w+)* import|from ouvrage import {app}\b", text):
        return True
    return place(path).startswith(f"ouvrage/{app}/")
