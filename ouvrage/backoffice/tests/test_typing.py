"""What staff type becomes what the rule uses, and comes back as they typed it."""

import pytest

from ouvrage.access.parameters import CONTACT_CAP
from ouvrage.backoffice.numbers.typing import shape_of
from ouvrage.brands.parameters import declared
from ouvrage.followup.parameters import CALLS_AFTER_DAYS, OPENS_AT_HOURS
from ouvrage.payments.parameters import REFUND_BOUND
from ouvrage.taxes.parameters import OVERSEAS_RATES, STANDARD_RATE


@pytest.mark.parametrize(
    ("parameter", "typed", "value"),
    [
        (CONTACT_CAP, " 8 ", 8),
        (REFUND_BOUND, "1 250,50 €", 125_050),
        (STANDARD_RATE, "5.5", 550),
        (CALLS_AFTER_DAYS, "7, 14;21", [7, 14, 21]),
        (OPENS_AT_HOURS, "10-13, 14–20", [[10, 13], [14, 20]]),
        (OVERSEAS_RATES, "gp 8,5 ; RE 8,5", [["GP", 850], ["RE", 850]]),
        (OVERSEAS_RATES, "", []),
    ],
)
def test_each_sort_of_value_is_understood(parameter, typed, value):
    assert shape_of(parameter).read(typed) == value


@pytest.mark.parametrize(
    ("parameter", "typed"),
    [
        (CONTACT_CAP, "six"),
        (CONTACT_CAP, "-3"),
        (REFUND_BOUND, "12,345"),
        (CALLS_AFTER_DAYS, "7, quatorze"),
        (CALLS_AFTER_DAYS, ""),
        (OPENS_AT_HOURS, "13-10"),
        (OPENS_AT_HOURS, "10-15, 14-20"),
        (OVERSEAS_RATES, "GP"),
    ],
)
def test_what_cannot_be_meant_is_not_guessed(parameter, typed):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the sort
        shape_of(parameter).read(typed)


def test_every_value_survives_being_written_and_read():
    for one in declared.values():
        shape = shape_of(one)

        assert shape.read(shape.write(one.default)) == one.default, one.key
