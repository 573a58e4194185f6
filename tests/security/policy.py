"""The table of doors: who gets which answer at each address. `policy.txt` is meant to be read.

One line per method, address and scene: the answer, then the roles or groups that get it; `rest`
is everybody who was not named. What an answer may be:

200 the page · 303 done, go on there · 302 elsewhere · 204 done, nothing to show
login sign in first · confirm type your password again first
refused sent back to the page with the reason on it · 409 410 422 refused, with the reason
403 not open to your account · 404 no such thing, as far as you can tell
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.security.people import GROUPS, ROLES

FILE = Path(__file__).with_name("policy.txt")


@dataclass(frozen=True, slots=True)
class Line:
    """What one address answers to whom, by one method, with the rows of one scene."""

    method: str
    route: str
    scene: str
    verdicts: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.route} {self.scene}"

    def __hash__(self) -> int:
        return hash(str(self))


@cache
def policy() -> list[Line]:
    """Every line, in the file's order."""
    texts = FILE.read_text(encoding="utf-8").splitlines()
    return [_read(text) for text in texts if text.strip() and not text.startswith("#")]


def _read(text: str) -> Line:
    method, route, scene, answers = text.split(maxsplit=3)
    verdicts: dict[str, str] = {}
    for part in answers.split("·"):
        verdict, *names = part.split()
        for name in names:
            left = set(ROLES) - verdicts.keys() if name == "rest" else GROUPS.get(name, {name})
            verdicts |= dict.fromkeys(left, verdict)
    assert verdicts.keys() == set(ROLES), (
        f"{method} {route}: who is {set(ROLES) ^ verdicts.keys()}?"
    )
    return Line(method, route, scene, verdicts)


def written(line_of: Line, verdicts: dict[str, str]) -> str:
    """The line as it would stand in the file with these answers; the largest crowd last."""
    crowds: dict[str, set[str]] = {}
    for role, verdict in verdicts.items():
        crowds.setdefault(verdict, set()).add(role)
    ordered = sorted(crowds.items(), key=lambda crowd: (len(crowd[1]), crowd[0]))
    last = ordered.pop()
    parts = [f"{verdict} {_names(roles)}" for verdict, roles in ordered]
    parts.append(f"{last[0]} {'rest' if parts else 'all'}")
    return f"{line_of.method:<5}{line_of.route:<37}{line_of.scene:<11}{' · '.join(parts)}"


def _names(roles: set[str]) -> str:
    left, names = set(roles), []
    for group, members in sorted(GROUPS.items(), key=lambda item: -len(item[1])):
        if members <= left:
            names.append(group)
            left -= members
    return " ".join([*names, *(role for role in ROLES if role in left)])
