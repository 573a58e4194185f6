"""The words of a mail: its text, or what its HTML says; lines that were only folded are joined."""

import re
from email.message import EmailMessage
from typing import Any

from ouvrage.messaging.replies.html import text_of_html

LONGEST = 100_000
LONGEST_HTML = 1_000_000
QUOTE = re.compile(r"(?:> ?)*")


def text_of(mail: EmailMessage) -> str:
    """The whole text that its writer saw, quotes included."""
    plain = mail.get_body(preferencelist=("plain",))
    if plain is not None:
        text = _content(plain)
        if text.strip():
            is_flowed = str(plain.get_param("format", "")).lower() == "flowed"
            return _joined(text) if is_flowed else text
    html = mail.get_body(preferencelist=("html",))
    if html is None:
        return ""
    return text_of_html(_content(html, LONGEST_HTML))[:LONGEST]


def _content(part: Any, longest: int = LONGEST) -> str:
    """Decoded as well as it can be: an unknown alphabet loses letters, never the mail."""
    raw: bytes = part.get_payload(decode=True) or b""
    charset = part.get_content_charset("utf-8")
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = _guessed(raw)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")[:longest]


def _guessed(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _joined(text: str) -> str:
    """Paragraphs that the writer's program folded (RFC 3676): a line that ends in a space goes on,
    at the same depth of quoting; « -- » ends nothing but the text."""
    lines: list[str] = []
    for line in text.split("\n"):
        depth = _depth(line)
        words = line[len(depth) :] if depth else line.removeprefix(" ")
        before = lines[-1] if lines else ""
        goes_on = before.endswith(" ") and before != "-- " and _depth(before) == depth
        if goes_on and words != "-- ":
            lines[-1] = before + words
        else:
            lines.append(depth + words)
    return "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)


def _depth(line: str) -> str:
    found = QUOTE.match(line)
    return found.group() if found else ""
