"""Tabs as `ui/tabs.html` wants them."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of several, or one filter of a list, as a link; `count` is how many wait there."""

    label: str | Promise
    url: str
    current: bool
    count: int | None = None
