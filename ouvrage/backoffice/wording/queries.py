"""Texts with their versions: in force, to come, over, and how often each was accepted."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.backoffice.numbers.queries import names_of
from ouvrage.backoffice.wording.differences import Part, differences
from ouvrage.brands.deciding import TEXT
from ouvrage.brands.models import Brand, Decision, TextVersion
from ouvrage.brands.rules import LANGUAGES
from ouvrage.brands.states import DecisionState
from ouvrage.brands.texts import Text, declared, text_of
from ouvrage.kit.time import now
from ouvrage.subscriptions.models import Acceptance


@dataclass(slots=True)
class Version:
    """One number of a text, in both languages."""

    number: int
    starts_at: datetime
    brand: Brand | None
    why: str
    decided_by_id: int | None
    approved_by_id: int | None
    is_withdrawn: bool
    bodies: dict[str, str] = field(default_factory=dict)
    state: str = "over"
    label: str | Promise = ""
    decided_by: str = ""
    approved_by: str = ""
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One language of a text as its reader sees it, beside what it was."""

    language: str
    name: str | Promise
    body: str
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Line:
    """One text in the list."""

    text: Text
    current: Version | None
    planned: list[Version]
    waits: int


NAMES = {"fr": _("French"), "en": _("English")}


def lines(reader: User) -> list[Line]:
    """Every text that this person may rewrite, declared or only written; 3 queries."""
    found = _versions(TextVersion.objects.all())
    asked = Decision.objects.filter(kind=TEXT, state=DecisionState.ASKED)
    waits: dict[str, int] = defaultdict(int)
    for key in asked.values_list("key", flat=True):
        waits[key] += 1
    keys = sorted(key for key in {*declared, *found} if may_write(reader, key))
    return [_line(key, found.get(key, []), waits[key]) for key in keys]


def may_write(person: User, key: str) -> bool:
    """Administrators rewrite every text; a department its own."""
    return person.has_role(*text_of(key).roles)


def versions_of(key: str) -> list[Version]:
    """Its versions, the newest first, with names and acceptances; 4 queries. 404 when unknown."""
    found = _versions(TextVersion.objects.filter(key=key)).get(key, [])
    if not found and key not in declared:
        raise Http404
    names = names_of(one for row in found for one in (row.decided_by_id, row.approved_by_id))
    counts = Acceptance.objects.filter(text__key=key).values("text__number", "text__brand")
    accepted: dict[tuple[int, int | None], int] = {
        (row["text__number"], row["text__brand"]): row["found"]
        for row in counts.annotate(found=Count("pk")).order_by()
    }
    for one in found:
        one.decided_by = names.get(one.decided_by_id or 0, "")
        one.approved_by = names.get(one.approved_by_id or 0, "")
        one.accepted = accepted.get((one.number, one.brand.pk if one.brand else None), 0)
    return found


def current_of(versions: list[Version], brand_id: int | None) -> Version | None:
    """The one in force for a site, or for all when none is named."""
    own = (one for one in versions if one.state == "in_force" and _brand_id(one) == brand_id)
    return next(own, None)


def readings(before: dict[str, str], after: dict[str, str]) -> list[Reading]:
    """Both languages, with what changes in each."""
    return [
        Reading(
            language,
            NAMES[language],
            after.get(language, ""),
            differences(before.get(language, ""), after.get(language, "")),
        )
        for language in LANGUAGES
    ]


def _versions(rows: object) -> dict[str, list[Version]]:
    found: dict[str, dict[tuple[int | None, int], Version]] = defaultdict(dict)
    ordered = rows.select_related("brand", "withdrawal").order_by("key", "-starts_at", "-number")  # type: ignore[attr-defined]
    for row in ordered:
        version = found[row.key].setdefault(
            (row.brand_id, row.number),
            Version(
                row.number, row.starts_at, row.brand, row.why, row.decided_by_id,
                row.approved_by_id, hasattr(row, "withdrawal"),
            ),
        )  # fmt: skip
        version.bodies[row.language] = row.body
    return {key: _told(list(versions.values())) for key, versions in found.items()}


def _told(versions: list[Version]) -> list[Version]:
    """With their states; the newest that has begun is in force, for each site and for all."""
    in_force: set[int | None] = set()
    for one in versions:
        if one.is_withdrawn:
            one.state, one.label = "withdrawn", _("withdrawn")
        elif one.starts_at > now():
            one.state, one.label = "scheduled", _("to come")
        elif _brand_id(one) in in_force:
            one.state, one.label = "over", _("over")
        else:
            one.state, one.label = "in_force", _("in force")
            in_force.add(_brand_id(one))
    return versions


def _brand_id(version: Version) -> int | None:
    return version.brand.pk if version.brand else None


def _line(key: str, versions: list[Version], waits: int) -> Line:
    planned = [one for one in versions if one.state == "scheduled"]
    return Line(text_of(key), current_of(versions, None), planned, waits)
