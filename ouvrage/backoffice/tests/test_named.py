"""Each number of the rules is one that staff can read, and that a slip cannot ruin."""

from ouvrage.backoffice.words import TOPICS, UNITS
from ouvrage.brands.parameters import declared
from ouvrage.brands.rules import check_bounds
from tests.architecture.tree import expect_none


def test_every_parameter_has_a_name_and_an_explanation():
    """`parameter(…, name=_("…"), hint=_("…"))`: what the page of the back office shows."""
    expect_none(key for key, one in declared.items() if not (one.name and one.hint))


def test_every_number_has_bounds():
    """`low=… , high=…`: what nobody can have meant is refused (TRUST FLT-17)."""
    expect_none(
        key
        for key, one in declared.items()
        if one.high is None and not isinstance(one.default, str | bool)
    )


def test_every_default_lies_within_its_bounds():
    for one in declared.values():
        check_bounds(one, one.default)


def test_every_unit_and_topic_is_worded():
    expect_none(one.key for one in declared.values() if one.unit not in UNITS)
    expect_none(one.key for one in declared.values() if one.topic not in TOPICS)
