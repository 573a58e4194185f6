"""Judging one record: what it says once mended, what was doubtful, or why it is refused."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from ouvrage.brands.models import Brand, Category, Skill
from ouvrage.messaging.detection import find_contact_details
from ouvrage.web.importing import mending
from ouvrage.web.importing.records import Record

TITLE_LENGTH = 120
TEXT_LENGTH = 20_000
SHORT = 15


@dataclass(slots=True)
class Brief:
    """One project to import, with everything read."""

    line: int
    key: str
    email: str
    name: str
    phone: str
    title: str
    description: str
    category: Category
    skills: list[Skill]
    budget: mending.Budget
    place: str
    deadline_on: date | None
    warnings: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """Same client and same text, whatever the reference."""
        text = " ".join(f"{self.email} {self.title} {self.description}".lower().split())
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Brands, categories and skills by every way people write their names."""

    brands: dict[str, Brand]
    categories: dict[str, Category]
    skills: dict[str, Skill]

    @classmethod
    def load(cls) -> "Vocabulary":
        return cls(
            brands={folded(n): b for b in Brand.objects.all() for n in (b.slug, b.name)},
            categories={
                folded(name): one
                for one in Category.objects.select_related("brand")
                for name in (one.slug, one.name_fr, one.name_en)
            },
            skills={
                folded(name): one
                for one in Skill.objects.all()
                for name in (one.slug, one.name_fr, one.name_en)
            },
        )


class Unfit(Exception):
    """The record is refused; the message is the reason in the report."""


def folded(name: str) -> str:
    """Lower case, no accents, words parted by one dash."""
    flat = unicodedata.normalize("NFKD", name.replace("’", " ").replace("'", " ")).lower()
    plain = "".join(c for c in flat if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def judge(record: Record, words: Vocabulary, today: date) -> Brief:
    """The brief of a record. Raises Unfit with the reason."""
    if record.refusal:
        raise Unfit(record.refusal)
    warnings = list(record.warnings)
    cells = {}
    for name, text in record.cells.items():
        had_nul = "\N{REPLACEMENT CHARACTER}" in text
        cells[name], done = mending.mend(text)
        warnings += [f"{name}: {what}" for what in done]
        if had_nul and not done:
            warnings.append(f"{name}: bytes removed")
    title = mending.one_line(cells.get("title", ""))
    description = cells.get("description", "")
    email = _email(cells.get("client_email", ""), warnings)
    _check_texts(title, description)
    category = words.categories.get(folded(cells.get("category", "")))
    if category is None:
        raise Unfit(f"unknown category « {cells.get('category', '')} »")
    _check_brand(cells.get("brand", ""), category, words, warnings)
    brief = Brief(
        line=record.line,
        key=cells.get("reference", "").strip()[:60],
        email=email,
        name=mending.one_line(cells.get("client_name", ""))[:120],
        phone=_phone(cells.get("client_phone", ""), warnings),
        title=title,
        description=description,
        category=category,
        skills=_skills(cells.get("skills", ""), words, warnings),
        budget=_budget(cells.get("budget", ""), warnings),
        place=mending.one_line(cells.get("place", ""))[:80],
        deadline_on=_deadline(cells.get("deadline", ""), today, warnings),
        warnings=warnings,
    )
    _remark(brief)
    return brief


def _check_texts(title: str, description: str) -> None:
    if not title:
        raise Unfit("no title")
    if not description:
        raise Unfit("no description")
    if len(title) > TITLE_LENGTH:
        raise Unfit(f"title too long ({len(title)} characters, {TITLE_LENGTH} at most)")
    if len(description) > TEXT_LENGTH:
        raise Unfit(f"description too long ({len(description)} characters, {TEXT_LENGTH} at most)")


def _email(text: str, warnings: list[str]) -> str:
    if not text.strip():
        raise Unfit("no e-mail")
    email, is_tidied = mending.read_email(text)
    if not email:
        raise Unfit(f"invalid e-mail « {text.strip()[:60]} »")
    if is_tidied:
        warnings.append("client_email: address cleaned")
    return email


def _check_brand(text: str, category: Category, words: Vocabulary, warnings: list[str]) -> None:
    brand = words.brands.get(folded(text))
    if brand is None or brand.pk != category.brand_id:
        warnings.append(f"brand: the category decides ({category.brand.name})")


def _phone(text: str, warnings: list[str]) -> str:
    phone = mending.read_phone(text)
    if text.strip() and not phone:
        warnings.append("client_phone: not a number, left empty")
    return phone


def _budget(text: str, warnings: list[str]) -> mending.Budget:
    budget = mending.read_budget(text)
    if not budget.is_sure:
        warnings.append(f"budget: « {text.strip()[:40]} » cannot be read, left empty")
    return budget


def _deadline(text: str, today: date, warnings: list[str]) -> date | None:
    if not text.strip():
        return None
    found = mending.read_date(text, today)
    if found is None:
        warnings.append(f"deadline: « {text.strip()[:40]} » is no day to come, left empty")
    return found


def _skills(text: str, words: Vocabulary, warnings: list[str]) -> list[Skill]:
    names = [name.strip() for name in re.split(r"[;,]", text) if name.strip()]
    if (whole := words.skills.get(folded(text))) is not None:
        return [whole]
    unknown = [name for name in names if folded(name) not in words.skills]
    if unknown:
        warnings.append(f"skills: unknown, left out: {', '.join(unknown)}")
    known = [words.skills[folded(name)] for name in names if folded(name) in words.skills]
    return list({skill.pk: skill for skill in known}.values())


def _remark(brief: Brief) -> None:
    """What the officer should know before calling."""
    if brief.title.isupper():
        brief.warnings.append("title: all in capitals")
    if len(brief.description.split()) < SHORT:
        brief.warnings.append("description: very short, to complete on the phone")
    found = find_contact_details(brief.description)
    if found:
        shown = ", ".join(dict.fromkeys(finding.kind for finding in found))
        brief.warnings.append(f"description: contact details inside ({shown}), to remove")
