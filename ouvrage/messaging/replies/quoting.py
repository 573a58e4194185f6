"""What is new in a mail that answers another: without what it quotes, nor the signature.

`mail-parser-reply` finds the lines by which mail programs announce a quotation (« De : … Envoyé :
… Objet : … », « Le … a écrit : »). What is cut there is decided here, line by line, on the text as
it was written, above, below and between quoted lines. Its own notion of a signature is not used: it
takes every « Merci, » and every list for the end of the mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mailparser_reply import EmailReplyParser

from ouvrage.messaging.replies.signatures import without_signature

LONGEST_ANNOUNCEMENT = 300
"""Letters in a line that may announce a quotation; longer ones are somebody's paragraphs."""
MOST_LETTERS = 30_000
FOLDED_IN = 4
SPACES = re.compile(r"[ \t\u00a0\u202f\u2009\u200b]+")
MARKS = re.compile(r"^(?:> ?)+")
BEGINS = re.compile(r"(?:Le|On) \S")
ENDS = re.compile(r"(?:a écrit|wrote) ?:$")
TELLS_WHEN = re.compile(r"[\d@]")
"""Without a date or an address, « Le client a écrit : » is what somebody says."""
SEPARATOR = re.compile(
    r"-{2,} ?(?:(?:e-)?mail original|message (?:d.origine|original|initial)|"
    r"original (?:message|e-?mail|appointment)) ?-{2,}|> Message du \d.*",
    re.IGNORECASE,
)
RULE = re.compile(r"[_-]{20,}")
FIELD = re.compile(
    r"\*?(de|envoyé|à|a|objet|cc|date|pour|copie à|répondre à)\*? ?:\*?(?= |$)", re.IGNORECASE
)
NAMES = {"a": "à", "date": "envoyé", "pour": "à", "copie à": "cc", "répondre à": "cc"}
"""Fields as some programs write them, by the names that the library knows."""
TARGET = re.compile(r"<(?:https?|mailto):[^>\s]*>")
SHORTEST_PASSAGE = 8


@dataclass(frozen=True, slots=True)
class _Unit:
    """One line as it is compared: folded announcements are put together again."""

    text: str
    begins: int
    ends: int


def new_words(text: str, *, answered: str = "") -> str:
    """The new words of this text; `answered` are ours, which some programs quote unmarked."""
    lines = text.split("\n")
    units = list(_units(lines))
    announcing = _announcing(units)
    if not announcing:
        return without_signature([line for line in lines if not _is_quoted(line)])
    above = [line for line in lines[: units[announcing[0]].begins] if not _is_quoted(line)]
    spoken = without_signature(_without_rule(above))
    below = [
        line
        for number, unit in enumerate(units)
        if number > announcing[0] and number not in announcing
        for line in lines[unit.begins : unit.ends]
    ]
    is_marked = any(_is_quoted(line) for line in below)
    if spoken and not is_marked:
        return spoken
    between = [line for line in below if not _is_quoted(line) and not _is_rule(line)]
    parts = [spoken, without_signature(list(_unknown(between, answered, is_marked=is_marked)))]
    return "\n\n".join(part for part in parts if part)


def _units(lines: list[str]) -> Iterator[_Unit]:
    shown = [_shown(line) for line in lines]
    number = 0
    while number < len(shown):
        span = _span(shown, number)
        words = [
            shown[number],
            *(MARKS.sub("", line) for line in shown[number + 1 : number + span]),
        ]
        yield _Unit(" ".join(words).rstrip(), number, number + span)
        number += span


def _shown(line: str) -> str:
    """Simple spaces, and the names of fields that the library knows."""
    if len(line) > LONGEST_ANNOUNCEMENT:
        return "…"
    marks = found.group() if (found := MARKS.match(line)) else ""
    words = SPACES.sub(" ", line[len(marks) :]).strip()
    if field := FIELD.match(words):
        name = field[1].lower()
        words = f"{NAMES.get(name, name).capitalize()} :{words[field.end() :]}"
    return f"{marks}{words}".strip()


def _span(shown: list[str], number: int) -> int:
    """How many lines the announcement takes that begins here; one when none does."""
    if not BEGINS.match(MARKS.sub("", shown[number])):
        return 1
    together = ""
    for span in range(1, FOLDED_IN + 1):
        if number + span > len(shown) or (span > 1 and not shown[number + span - 1]):
            return 1
        together = f"{together} {MARKS.sub('', shown[number + span - 1])}".strip()
        if ENDS.search(together):
            return span
    return 1


def _announcing(units: list[_Unit]) -> list[int]:
    """The numbers of the units that announce a quotation, in order."""
    found = {number for number, unit in enumerate(units) if SEPARATOR.fullmatch(unit.text)}
    looked_at = list(_looked_at(units))
    texts = [units[number].text for number in looked_at]
    after = 0
    for reply in EmailReplyParser(languages=["fr", "en"]).read("\n".join(texts)).replies:
        announced = [line.strip() for line in (reply.headers or "").split("\n")]
        if not TELLS_WHEN.search(" ".join(announced)):
            continue
        for place in range(after, len(texts)):
            if texts[place : place + len(announced)] == announced:
                after = place + len(announced)
                found |= set(looked_at[place:after])
                break
    return sorted(found)


def _looked_at(units: list[_Unit]) -> Iterator[int]:
    """What the library gets: not too much, and no long runs of empty lines, on which its searches
    would take minutes."""
    letters, empty = 0, 0
    for number, unit in enumerate(units):
        letters += len(unit.text) + 1
        empty = 0 if unit.text else empty + 1
        if letters > MOST_LETTERS:
            return
        if empty <= 2:
            yield number


def _without_rule(lines: list[str]) -> list[str]:
    """Outlook draws a line above what it quotes."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or _is_rule(kept[-1])):
        kept.pop()
    return kept


def _is_rule(line: str) -> bool:
    return RULE.fullmatch(line.strip()) is not None


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _unknown(lines: list[str], answered: str, *, is_marked: bool) -> Iterator[str]:
    """Lines that do not stand in our own mail; where that is marked, « -- » is the writer's."""
    ours = {_squeezed(line) for line in answered.split("\n")} - {"", "--" if is_marked else ""}
    whole = _squeezed(answered)
    for line in lines:
        said = _squeezed(line)
        if not said or (said not in ours and (len(said) < SHORTEST_PASSAGE or said not in whole)):
            yield line


def _squeezed(text: str) -> str:
    return " ".join(TARGET.sub(" ", text).split())
