"""Nothing grows beyond what one reads at once (HOUSE). There is no list of exceptions."""

import statistics
import sys

import pytest

from tests.architecture import tree
from tests.architecture.tree import Measured, expect_none


def beyond(limit: int, measured: list[Measured]) -> list[str]:
    return [
        f"{place}: {lines} lines, {limit} allowed" for lines, place in measured if lines > limit
    ]


def function_lengths() -> list[Measured]:
    paths = tree.source_files()
    return sorted((tree.measure(p, f) for p in paths for f in tree.functions(p)), reverse=True)


def view_lengths() -> list[Measured]:
    paths = tree.source_files()
    views = (tree.measure(p, f) for p in paths for f in tree.functions(p) if tree.is_view(f))
    return sorted(views, reverse=True)


def template_lengths() -> list[Measured]:
    pages = tree.files("templates/**/*.html", "ouvrage")
    return tree.lengths(pages + tree.files("templates/**/*.txt", "ouvrage"))


def test_no_source_file_is_over_400_lines():
    expect_none(beyond(400, tree.lengths(tree.source_files())))


def test_the_usual_source_file_is_short():
    """80 is what we aim at; 120 is where the aim is lost."""
    assert statistics.median(m.lines for m in tree.lengths(tree.source_files())) <= 120


def test_no_function_is_over_50_lines():
    expect_none(beyond(50, function_lengths()))


def test_nineteen_functions_in_twenty_are_within_30_lines():
    lengths = function_lengths()

    assert lengths[len(lengths) // 20].lines <= 30


def test_no_view_is_over_40_lines():
    expect_none(beyond(40, view_lengths()))


def test_no_test_file_is_over_400_lines():
    expect_none(beyond(400, tree.lengths(tree.files_of_tests())))


def test_no_template_is_over_150_lines():
    expect_none(beyond(150, template_lengths()))


def test_no_style_sheet_is_over_150_lines():
    expect_none(beyond(150, tree.lengths(tree.files("*.css", "ouvrage"))))


def test_no_script_is_over_150_lines():
    expect_none(beyond(150, tree.lengths(tree.files("*.js", "ouvrage"))))


def test_the_figures_are_shown(capsys: pytest.CaptureFixture[str]):
    """`pytest tests/architecture/test_sizes.py -k figures` prints them."""
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(figures()) + "\n")


def figures() -> list[str]:
    written = function_lengths()
    return [
        _of_files("source", tree.lengths(tree.source_files())),
        _of_files("tests", tree.lengths(tree.files_of_tests())),
        _of_files("templates", template_lengths()),
        _of_files("style sheets", tree.lengths(tree.files("*.css", "ouvrage"))),
        f"functions: {len(written)}, p95 {written[len(written) // 20].lines}, longest {written[0]}",
        f"views: {len(view_lengths())}, longest {view_lengths()[0]}",
    ]


def _of_files(name: str, measured: list[Measured]) -> str:
    median = statistics.median(m.lines for m in measured)
    total = sum(m.lines for m in measured)
    return (
        f"{name}: {len(measured)} files, {total} lines, median {median:.0f}, longest {measured[0]}"
    )
