"""A refusal has one name everywhere, a sentence in both languages, and a test."""

import re
from collections import Counter
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import override

from ouvrage.kit.errors import Refused
from ouvrage.web.docs.rules import app_of, refusals
from tests.architecture import tree
from tests.architecture.tree import expect_none


@cache
def words_of_tests() -> set[str]:
    text = " ".join(path.read_text(encoding="utf-8") for path in tree.files_of_tests())
    return set(re.findall(r"\w+(?:\.\w+)?", text)) | set(re.findall(r"\w+", text))


def test_a_refusal_is_named_after_its_app():
    expect_none(
        f"{kind.__module__}.{kind.__name__}: {kind.code}"
        for kind in refusals()
        if not re.fullmatch(rf"{app_of(kind)}\.[a-z][a-z0-9_]*", kind.code)
    )


def test_a_refusal_lives_in_the_errors_of_its_app():
    expect_none(
        f"{kind.__module__}.{kind.__name__}"
        for kind in refusals()
        if not re.search(r"\.errors(\.|$)", kind.__module__)
    )


def test_no_two_refusals_have_the_same_code():
    counted = Counter(kind.code for kind in set(refusals()))

    expect_none(code for code, times in counted.items() if times > 1)


def test_a_refusal_speaks_french_and_english():
    with override("fr"):
        expect_none(
            f"{kind.__module__}.{kind.__name__}"
            for kind in refusals()
            if not isinstance(kind.message, Promise) or str(kind.message) == english(kind)
        )


def english(kind: type[Refused]) -> str:
    with override("en"):
        return str(kind.message)


def test_a_refusal_is_refused_in_a_test():
    expect_none(
        f"{kind.__module__}.{kind.__name__} ({kind.code})"
        for kind in refusals()
        if not {kind.__name__, kind.code} & words_of_tests()
    )


def test_a_refusal_is_the_readers_affair_and_not_ours():
    expect_none(f"{kind.code}: {kind.status}" for kind in refusals() if kind.status // 100 != 4)
