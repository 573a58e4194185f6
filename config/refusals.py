"""How a wrong environment is refused."""

from __future__ import annotations


class EnvironmentRefused(SystemExit):
    """A variable is missing or wrong; the text names it and says what to do."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name}: {remedy}")
