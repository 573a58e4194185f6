"""French business days and call hours (LEG-42)."""

from datetime import datetime

import pytest

from ouvrage.followup.calendar import add_business_days, next_call_hour
from ouvrage.followup.tests.conftest import TUESDAY
from ouvrage.kit.time import PARIS


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[misc,arg-type]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (paris(2026, 11, 24, 11, 5), paris(2026, 11, 24, 11, 5)),
        (paris(2026, 11, 24, 8), paris(2026, 11, 24, 10)),
        (paris(2026, 11, 24, 13, 20), paris(2026, 11, 24, 14)),
        (paris(2026, 11, 24, 20), paris(2026, 11, 25, 10)),
        (paris(2026, 11, 28, 11), paris(2026, 11, 30, 10)),  # a Saturday
        (paris(2026, 12, 25, 11), paris(2026, 12, 28, 10)),  # Christmas, then a weekend
        (paris(2027, 3, 27, 11), paris(2027, 3, 30, 10)),  # Easter Monday, summer time begins
    ],
)
def test_calls_wait_for_the_next_allowed_hour(moment: datetime, expected: datetime) -> None:
    assert next_call_hour(moment) == expected


@pytest.mark.django_db
def test_one_business_day_after_friday_is_monday() -> None:
    assert add_business_days(paris(2026, 11, 27, 15), 1) == paris(2026, 11, 30, 15)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "hour", "then"),
    [
        (["evening"], 11, (24, 17)),
        (["morning"], 12, (25, 10)),
        (["noon"], 12, (24, 12)),
        (["evening", "morning"], 13, (24, 17)),
        (["midnight"], 13, (24, 14)),
    ],
)
def test_the_clients_own_hours_narrow_the_day(
    wanted: list[str], hour: int, then: tuple[int, int]
) -> None:
    day, opens = then
    assert next_call_hour(TUESDAY.replace(hour=hour), wanted) == TUESDAY.replace(
        day=day, hour=opens
    )
