"""Why this project stands in this reader's list, in a short sentence made of facts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.accounts.models import Company
from ouvrage.kit.time import now
from ouvrage.projects import alive
from ouvrage.projects.queries.lines import Line

FRESH = timedelta(days=3)
FEW = 2


@dataclass(frozen=True, slots=True)
class Reader:
    """What may tie a project to its reader: the words searched, his skills, his town."""

    words: str = ""
    skills: frozenset[str] = frozenset()
    town: str = ""


def reader_of(company: Company | None, words: str) -> Reader:
    """One query, for somebody who acts for a company."""
    if company is None:
        return Reader(words)
    names = frozenset(skill.name for skill in company.skills.all())
    return Reader(words, names, company.city.strip())


def why(line: Line, reader: Reader) -> str:
    """« Vos mots dans le titre · votre compétence WordPress · aucune offre »; else nothing.

    Freshness and competition alone tie a project to nobody: they only complete a reason.
    """
    ties = [*_words(line, reader), *_skills(line, reader.skills), *_town(line, reader.town)]
    if not ties:
        return ""
    text = " · ".join([*ties, *_chances(line)])
    return text[:1].upper() + text[1:]


def _words(line: Line, reader: Reader) -> list[str]:
    if not reader.words:
        return []
    if line.in_head:
        return [_("your words in the title or the skills")]
    return [_("your words in the description")]


def _skills(line: Line, own: Collection[str]) -> list[str]:
    shared = [name for name in line.skills if name in own]
    if not shared:
        return []
    text = ngettext("your skill {names}", "your skills {names}", len(shared))
    return [text.format(names=", ".join(shared))]


def _town(line: Line, town: str) -> list[str]:
    place = line.project.place.casefold()
    return [_("in your town")] if town and town.casefold() in place else []


def _chances(line: Line) -> list[str]:
    said = []
    at = line.stamp.at
    if line.stamp.state == alive.ALIVE and at and at > now() - FRESH:
        said.append(_("confirmed lately"))
    count = line.project.offer_count
    if count == 0:
        said.append(_("no offer yet"))
    elif count <= FEW:
        said.append(_("few offers"))
    return said
