"""French business days and call hours (LEG-42)."""

from datetime import datetime

import pytest

from ouvrage.followup.calendar import add_business_days, next_call_hour
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
