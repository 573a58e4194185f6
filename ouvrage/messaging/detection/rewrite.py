"""The text without what was found: a gap where each contact detail stood, and the parts to mark."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ouvrage.messaging.detection.finding import Finding, Kind
from ouvrage.messaging.detection.search import find_contact_details

ROUNDS = 5


def gap_of(kind: Kind) -> str:
    """What stands in the place of a contact detail, so that the reader knows of the gap."""
    match kind:
        case Kind.PHONE:
            return _("[phone removed]")
        case Kind.EMAIL:
            return _("[e-mail removed]")
        case Kind.LINK:
            return _("[link removed]")
        case Kind.HANDLE:
            return _("[name on a network removed]")
        case Kind.RESUME:
            return _("[mention of a CV removed]")
        case Kind.DETOUR:
            return _("[passage removed]")


def rewrite(text: str, findings: Sequence[Finding]) -> str:
    """The text with each finding replaced by its gap.

    What is left is searched again: without its number, « … ou à l'envers » may show another.
    """
    for _round in range(ROUNDS):
        if not findings:
            break
        text = "".join(
            part if finding is None else gap_of(finding.kind)
            for part, finding in parts(text, findings)
        )
        findings = find_contact_details(text)
    return "" if findings else text


def parts(text: str, findings: Sequence[Finding]) -> Iterator[tuple[str, Finding | None]]:
    """The text in order, cut at its findings; None beside what may stay."""
    at = 0
    for finding in findings:
        if finding.start > at:
            yield text[at : finding.start], None
        yield text[finding.start : finding.end], finding
        at = finding.end
    if at < len(text):
        yield text[at:], None


def plain(text: str) -> str:
    """A text as forms and services both see it: its spaces and line ends do not count."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that gives contact details, for the page that shows where and offers a rewrite."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """Names this very text, so that a button « use this rewrite » touches no other."""
        return hashlib.sha256(plain(self.text).encode()).hexdigest()[:16]

    @property
    def parts(self) -> list[tuple[str, Finding | None]]:
        return list(parts(self.text, self.findings))

    @property
    def reasons(self) -> list[str]:
        """« numéro de téléphone », « lien »: each once."""
        return list(dict.fromkeys(finding.reason for finding in self.findings))

    @property
    def rewritten(self) -> str:
        return rewrite(self.text, self.findings)
