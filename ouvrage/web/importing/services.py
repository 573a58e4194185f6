"""Creating the projects of a file, each in a transaction of its own; safe to repeat."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.accounts.services import open_account
from ouvrage.followup.services import write_note
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.projects.content import apply_content
from ouvrage.projects.models import Project
from ouvrage.projects.services import submit_project
from ouvrage.web.importing.judging import Brief, Unfit, Vocabulary, judge
from ouvrage.web.importing.records import Record

ALIKE = 0.9


@dataclass(slots=True)
class Report:
    """What became of each record."""

    accepted: int = 0
    warned: int = 0
    skipped: list[tuple[int, str, str]] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    warnings: list[tuple[int, str, str]] = field(default_factory=list)


def import_records(
    records: Iterable[Record],
    *,
    today: date,
    officer: User | None = None,
    is_dry: bool = False,
    tick: Callable[[], None] = lambda: None,
) -> Report:
    """Judge and create record by record; what is refused stops nothing else.

    A record already imported (same reference, or same client and text) is skipped, so that
    the same file may be imported again. `officer` signs the notes on doubtful ones.
    """
    words, report = Vocabulary.load(), Report()
    seen: dict[str, str] = {}
    by_client: dict[str, list[Brief]] = {}
    for record in records:
        reference = record.cells.get("reference", "").strip() or "—"
        try:
            brief = judge(record, words, today)
            _check_new(brief, seen)
            _flag_near(brief, by_client)
            if not is_dry:
                _create(brief, officer)
        except _Known as known:
            report.skipped.append((record.line, reference, str(known)))
        except Unfit as unfit:
            report.refused.append((record.line, reference, str(unfit)))
        except Refused as refusal:
            report.refused.append((record.line, reference, refusal.text))
        else:
            report.accepted += 1
            report.warned += bool(brief.warnings)
            report.warnings += [(record.line, reference, one) for one in brief.warnings]
        tick()
    return report


class _Known(Exception):
    """The record was imported before."""


def _check_new(brief: Brief, seen: dict[str, str]) -> None:
    """Skip what is there already; refuse the same text under another reference."""
    name = _name(brief)
    is_known = name in seen or Project.objects.filter(imported_as=name).exists()
    twin = seen.get(brief.fingerprint)
    seen[name] = seen[brief.fingerprint] = twin or brief.key or f"line {brief.line}"
    if is_known:
        raise _Known("already imported")
    if twin:
        raise Unfit(f"exact duplicate of {twin}")
    same = Project.objects.filter(
        client__email=brief.email, title=brief.title, description=brief.description
    ).first()
    if same is not None:
        raise Unfit(f"exact duplicate of #{same.pk}")


def _name(brief: Brief) -> str:
    """Under which the project remembers where it came from; unique in the database."""
    return f"ref:{brief.key}" if brief.key else f"text:{brief.fingerprint[:32]}"


def _flag_near(brief: Brief, by_client: dict[str, list[Brief]]) -> None:
    """The same client with two words changed: the officer decides, the row is kept."""
    others = by_client.setdefault(brief.email, [])
    for other in others:
        matcher = SequenceMatcher(None, brief.description.split(), other.description.split())
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            brief.warnings.append(f"probable duplicate of {other.key or f'line {other.line}'}")
            break
    others.append(brief)


@transaction.atomic
def _create(brief: Brief, officer: User | None) -> Project:
    """The client's account if it is new, the project, its place in the call queue, the note."""
    brand = brief.category.brand
    client = User.objects.filter(email=brief.email).first() or open_account(
        email=brief.email, full_name=brief.name, phone=brief.phone, language="fr", brand=brand
    )
    project = Project.objects.create(
        token=new_id(), brand=brand, client=client, imported_as=_name(brief)
    )
    changed = apply_content(project, _content(brief))
    project.save(update_fields=list(changed))
    submit_project(project_id=project.pk, actor=client)
    if officer and brief.warnings:
        text = "Import :\n" + "\n".join(f"- {one}" for one in brief.warnings)
        write_note(
            note_id=new_id(), project_id=project.pk, text=text, is_readable=False, actor=officer
        )
    return project


def _content(brief: Brief) -> dict[str, object]:
    return {
        "title": brief.title,
        "description": brief.description,
        "category": brief.category,
        "skills": brief.skills,
        "budget_cents": brief.budget.cents,
        "budget_bracket": brief.budget.bracket,
        "place": brief.place,
        "is_remote": not brief.place,
        "deadline_on": brief.deadline_on,
        "contact_name": brief.name or brief.email,
        "contact_email": brief.email,
        "contact_phone": brief.phone,
        "contact_channels": ["phone", "email"] if brief.phone else ["email"],
    }
