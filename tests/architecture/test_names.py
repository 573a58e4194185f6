"""One name per thing, and names that say what a thing does (HOUSE, conventions)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ouvrage.journal import registry
from ouvrage.kit import jobs
from tests.architecture import tree
from tests.architecture.tree import Function, expect_none

OTHER_WORDS = {
    "bid": "offer",
    "proposal": "offer",
    "quotation": "offer",
    "freelancer": "provider",
    "freelance": "provider",
    "customer": "client",
    "buyer": "client",
    "seller": "provider",
    "job_offer": "project",
    "helper": "the thing it does",
    "util": "the thing it does",
    "utils": "the thing it does",
    "misc": "the thing it does",
}
"""Words of the trade that the glossary of docs/map.md replaces by one other."""
NOT_DONE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SKIPS = {"skip", "skipif", "xfail"}


def public_functions(kind: str) -> Iterator[tuple[Path, Function]]:
    for path in tree.modules_of(kind):
        for node in tree.parsed(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield path, node


def test_a_service_takes_its_values_by_name():
    expect_none(
        f"{tree.place_of(path, service.lineno)} {service.name}"
        for path, service in public_functions("services")
        if tree.decorated_with(service, "atomic") and service.args.args
    )


def test_a_rule_is_named_by_what_it_checks_or_states():
    """What returns nothing can only refuse: it is a `check_…`."""
    expect_none(
        f"{tree.place_of(path, rule.lineno)} {rule.name}"
        for path, rule in public_functions("rules")
        if _returns_nothing(rule) and not rule.name.startswith("check_")
    )


def _returns_nothing(function: Function) -> bool:
    returns = function.returns
    return isinstance(returns, ast.Constant) and returns.value is None


def test_every_function_says_what_it_takes_and_gives():
    """mypy checks the types; this keeps anybody from leaving them out where it does not look."""
    expect_none(
        f"{tree.place_of(path, function.lineno)} {function.name}"
        for path in tree.source_files()
        if path.name != "setup.py"
        for function in tree.functions(path)
        if function.returns is None
    )


def test_things_have_the_name_of_the_glossary():
    expect_none(
        f"{tree.place_of(path, node.lineno)} {node.name}: {word} → {OTHER_WORDS[word]}"
        for path in tree.source_files()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for word in _words(node.name)
        if word in OTHER_WORDS
    )


def test_modules_have_the_name_of_the_glossary():
    expect_none(
        f"{tree.place_of(path)}: {path.stem}"
        for path in tree.source_files()
        if set(_words(path.stem)) & OTHER_WORDS.keys()
    )


def _words(name: str) -> list[str]:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")


def test_a_fact_is_named_after_its_app_and_reads_as_done():
    expect_none(
        kind.name
        for kind in registry.kinds.values()
        if not re.fullmatch(r"[a-z]+\.[a-z]+(_[a-z]+)*", kind.name) or not kind.meaning
    )


def test_a_job_is_named_after_its_app():
    expect_none(
        f"{name} in {task.func.__module__}"
        for name, task in jobs._tasks.items()
        if f"ouvrage.{name.partition('.')[0]}." not in f"{task.func.__module__}."
    )


def test_nothing_is_left_to_do():
    """Work that remains is an issue, not a comment."""
    expect_none(
        f"{tree.place_of(path, number)}: {line.strip()[:100]}"
        for path in tree.source_files() + tree.files("*.html", "ouvrage")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if NOT_DONE.search(line)
    )


def test_no_test_is_skipped():
    """A fixture may say that this machine lacks what its tests need; in CI nothing is lacking."""
    expect_none(
        f"{tree.place_of(path, node.lineno)} {ast.unparse(node)}"
        for path in tree.files_of_tests()
        for test in tree.parsed(path).body
        if not (isinstance(test, ast.FunctionDef) and tree.decorated_with(test, "fixture"))
        for node in ast.walk(test)
        if isinstance(node, ast.Attribute) and node.attr in SKIPS
        if ast.unparse(node.value) in {"pytest", "pytest.mark"}
    )


def test_a_test_is_named_by_a_sentence():
    """Three words at least, or the name of a check of the trust file."""
    expect_none(
        f"{tree.place_of(path, function.lineno)} {function.name}"
        for path in tree.files_of_tests()
        for function in tree.functions(path)
        if function.name.startswith("test_")
        if len(function.name.split("_")) < 4 and not re.match(r"test_(SEC|INV|LEG)", function.name)
    )
