"""What changed between two versions of a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\n+|[^\S\n]+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words: "same", "in" (new) or "out" (gone)."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Part]:
    """The whole text in order, with what left and what came."""
    return list(_joined(_parts(before, after)))


def _parts(before: str, after: str) -> Iterator[Part]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Part("out", "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Part("in", "".join(new[new_from:new_to]))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """A space alone between two changes is part of them: one reads phrases, not crumbs."""
    gone, come = "", ""
    for part in parts:
        if part.kind == "same" and (part.text.strip() or not (gone or come)):
            yield from _flushed(gone, come)
            gone, come = "", ""
            yield part
            continue
        gone += part.text if part.kind != "in" else ""
        come += part.text if part.kind != "out" else ""
    yield from _flushed(gone, come)


def _flushed(gone: str, come: str) -> Iterator[Part]:
    if gone:
        yield Part("out", gone)
    if come:
        yield Part("in", come)
