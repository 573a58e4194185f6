"""How well contact details are found, by kind of detour; `make detect` prints it.

Three files of lines as people write them: those that must be found, those that must be left
alone, and lines held out, written before the search was improved and never tuned on.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ouvrage.messaging.detection.search import find_contact_details

CORPORA = Path(__file__).parent / "corpora"
HEADING, LINE_BREAK = "## ", "⏎"


@dataclass(slots=True)
class Category:
    """One kind of line: how many there are, and those the search got wrong."""

    name: str
    count: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measure:
    """A pair of files: what must be found, what must be left alone."""

    tricky: tuple[Category, ...]
    innocent: tuple[Category, ...]

    @property
    def missed(self) -> list[str]:
        return [line for category in self.tricky for line in category.wrong]

    @property
    def false_alarms(self) -> list[str]:
        return [line for category in self.innocent for line in category.wrong]

    @property
    def found(self) -> int:
        return self.asked - len(self.missed)

    @property
    def asked(self) -> int:
        return sum(category.count for category in self.tricky)

    @property
    def recall_of_1000(self) -> int:
        return self.found * 1000 // self.asked

    @property
    def precision_of_1000(self) -> int:
        return self.found * 1000 // (self.found + len(self.false_alarms))


def measure(prefix: str = "") -> Measure:
    """The search on `tricky.txt` and `innocent.txt`, or on those with this prefix."""
    tricky = tuple(_judged(f"{prefix}tricky.txt", must_find=True))
    return Measure(tricky, tuple(_judged(f"{prefix}innocent.txt", must_find=False)))


def lines_of(name: str) -> Iterator[tuple[str, str]]:
    """Each line of a file with its category."""
    category = ""
    for line in (CORPORA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(HEADING):
            category = line.removeprefix(HEADING)
        elif line:
            yield category, line.replace(LINE_BREAK, "\n")


def _judged(name: str, *, must_find: bool) -> list[Category]:
    categories: dict[str, Category] = {}
    for title, line in lines_of(name):
        category = categories.setdefault(title, Category(title))
        category.count += 1
        if bool(find_contact_details(line)) is not must_find:
            category.wrong.append(line)
    return list(categories.values())


def report() -> Iterator[str]:
    """The table, line by line."""
    for title, prefix in (("The corpora", ""), ("Held out, never tuned on", "held_out_")):
        result = measure(prefix)
        yield f"\n{title}"
        yield f"{'':44}{'lines':>6}{'wrong':>7}"
        for heading, categories in (("found", result.tricky), ("left alone", result.innocent)):
            for one in categories:
                name = f"  {heading}: {one.name}"
                yield f"{name:<44}{one.count:>6}{len(one.wrong):>7}"
        yield (
            f"  recall {result.recall_of_1000 / 1000:.3f} ({result.found} of {result.asked}), "
            f"precision {result.precision_of_1000 / 1000:.3f} "
            f"({len(result.false_alarms)} false alarms)"
        )
        yield from (f"  missed: {line!r}" for line in result.missed)
        yield from (f"  false alarm: {line!r}" for line in result.false_alarms)


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
