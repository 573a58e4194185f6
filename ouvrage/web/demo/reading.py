"""The demo's texts as they stand in `data/`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
PROJECT_FILES = (
    "projects_atelier.json",
    "projects_code.json",
    "projects_logos.json",
    "projects_plume.json",
)


@cache
def read(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def briefs() -> list[dict[str, Any]]:
    """Every project of the demo, the oldest first, so that numbers rise with time."""
    rows = [row for name in PROJECT_FILES for row in read(name)]
    return sorted(rows, key=lambda row: -row["age_days"])
