"""A line of dates: what happened and what will, with today marked, in proportion and in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ouvrage.kit.money import Money
from ouvrage.kit.time import today

Text = str | Promise
WIDTH = 1_000
EDGE = 14


@dataclass(frozen=True, slots=True)
class DateLine:
    """One dated line. `kind` limit is boxed, small is a small mark; bad, wait, good are tones."""

    day: date
    label: Text
    text: Text = ""
    kind: str = ""
    proof: Text = ""
    amount: Money | None = None
    url: str = ""
    action: Text = ""
    tense: str = ""


@dataclass(frozen=True, slots=True)
class DateStrip:
    """A span of days with its lines, in their order."""

    lines: Sequence[DateLine]
    begins_on: date
    ends_on: date

    @property
    def today(self) -> date:
        return today()

    @property
    def rows(self) -> list[DateLine]:
        """The lines with their tense, and today's own among them."""
        ordered = sorted(self.lines, key=lambda line: line.day)
        past = [replace(line, tense="past") for line in ordered if line.day < self.today]
        rest = [line for line in ordered if line.day >= self.today]
        told = [
            replace(line, tense="future" if line.day > self.today else "today") for line in rest
        ]
        if any(line.tense == "today" for line in told):
            return [*past, *told]
        return [*past, DateLine(self.today, "", kind="now", tense="today"), *told]

    def place(self, day: date) -> int:
        """Where a day stands on the drawing; days outside the span stand at its ends."""
        whole = max(1, (self.ends_on - self.begins_on).days)
        gone = min(max(0, (day - self.begins_on).days), whole)
        return EDGE + (WIDTH - 2 * EDGE) * gone // whole

    def drawing(self) -> SafeString:
        """The span as one line: gone in full, to come in outline, a mark for each date."""
        now = self.place(self.today)
        marks = sorted(self.lines, key=lambda line: line.kind == "limit")
        return format_html(
            '<svg class="span" viewBox="0 0 {} 44" preserveAspectRatio="xMidYMid meet" '
            'aria-hidden="true"><line class="span-whole" x1="{}" x2="{}" y1="22" y2="22"/>'
            '<line class="span-gone" x1="{}" x2="{}" y1="22" y2="22"/>{}'
            '<path class="span-now" d="M{} 6V38"/></svg>',
            WIDTH, EDGE, WIDTH - EDGE, EDGE, now,
            format_html_join("", "{}", ([self._mark(line)] for line in marks)),
            now,
        )  # fmt: skip

    def _mark(self, line: DateLine) -> SafeString:
        x, tense = self.place(line.day), "past" if line.day <= self.today else "future"
        if line.kind == "limit":
            shape = (
                '<rect class="span-limit" data-tense="{}" x="{}" y="11" width="22" height="22"/>'
            )
            return format_html(shape, tense, x - 11)
        radius = 4 if line.kind == "small" else 8
        shape = '<circle data-kind="{}" data-tense="{}" cx="{}" cy="22" r="{}"/>'
        return format_html(shape, line.kind, tense, x, radius)
