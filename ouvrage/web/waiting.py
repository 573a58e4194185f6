"""One thing that waits for somebody on « Aujourd’hui »."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, the page, and the state it is in."""

    title: str
    text: str | Promise
    url: str
    state: str = ""
    label: str = ""
