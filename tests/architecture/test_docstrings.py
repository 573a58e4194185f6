"""Every module says in its first lines what lives there; every service says what it does."""

import ast

from tests.architecture import tree
from tests.architecture.tree import expect_none


def test_every_module_says_what_lives_there():
    """An empty file that only makes a folder a package has nothing to say."""
    expect_none(
        tree.place_of(path)
        for path in tree.source_files() + tree.files_of_tests()
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(tree.parsed(path))
    )


def test_every_class_of_rows_says_what_one_row_is():
    silent = [
        f"{tree.place_of(path, node.lineno)} {node.name}"
        for path in tree.modules_of("models")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.ClassDef) and node.name != "Meta" and not ast.get_docstring(node)
    ]
    expect_none(silent)


def test_every_service_says_what_it_does():
    silent = [
        f"{tree.place_of(path, function.lineno)} {function.name}"
        for path in tree.modules_of("services")
        for function in tree.functions(path)
        if tree.decorated_with(function, "atomic") and not ast.get_docstring(function)
    ]
    expect_none(silent)
