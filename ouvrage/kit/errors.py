"""What a refusal is. Each app lists its own in `errors.py`."""

from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """A rule said no. Shown to the person, logged at info by its code, never an alert.

    The message says what is kept and what to do next; its {names} are filled
    from the keywords given when it is raised.
    """

    code: ClassVar[str]
    message: ClassVar[str | Promise]
    status: ClassVar[int] = 409
    part: ClassVar[str] = ""  # a template that shows more than the sentence: where, what instead

    def __init__(self, **details: Any) -> None:
        self.details = details
        super().__init__(self.code)

    @property
    def text(self) -> str:
        """The sentence in the reader's language."""
        return str(self.message).format(**self.details)

    def again(self, sent: QueryDict) -> list[tuple[str, str, Any]]:
        """What was sent, for the page that sends it again: name, value, what instead."""
        return []

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"


class IllegalMove(Refused):
    """A life cycle has no such step from where the row stands."""

    code = "kit.illegal_move"
    message = _(
        "This is no longer possible: things moved on in the meantime. "
        "Nothing was changed; reload the page to see where it stands."
    )


class Busy(Refused):
    """Others held the same row for as long as anybody waits (lock_timeout)."""

    code = "kit.busy"
    message = _(
        "Too many people are at this very thing right now. "
        "Nothing was changed; try again in a moment."
    )
