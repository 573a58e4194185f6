"""The middle of many values, found by the database."""

from __future__ import annotations

from typing import Any

from django.db.models import Aggregate, BigIntegerField, DurationField, Field


class Median(Aggregate):
    """A value that is really there: of an even number, the lower of the two in the middle."""

    function = "percentile_disc"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field: Field[Any, Any] = BigIntegerField()


class MedianTime(Median):
    """The same of spans of time."""

    output_field = DurationField()
