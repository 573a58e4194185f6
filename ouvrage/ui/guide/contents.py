"""The chapters of the style guide: which components, in which order, with what each needs."""

import re
from dataclasses import dataclass
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates" / "ui"
CHAPTERS = (
    (
        "words",
        "Mots et figures",
        "type colour icon money badge tag stamp avatar avatars phone price facts stat chart",
    ),
    ("acts", "Gestes", "button link menu tabs crumbs pager steps search_box filter_bar bell"),
    ("forms", "Formulaires", "form form_errors file_drop file signature code_copy"),
    ("lists", "Listes", "hero head row table empty compare card"),
    (
        "voice",
        "Ce que dit la plateforme",
        "callout refusal toast dialog drawer palette progress meter",
    ),
    ("pieces", "Pièces maîtresses", "thread_entry composer spend_card money_path dates call_sheet"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One component of the guide: its name, its sample template and its first-line contract."""

    name: str
    needs: str

    @property
    def sample(self) -> str:
        return f"ui/guide/{self.name}.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A group of components under one title."""

    slug: str
    title: str
    shown: list[Shown]


def chapters() -> list[Chapter]:
    """All chapters, with only the components whose sample exists."""
    return [
        Chapter(slug, title, [Shown(name, contract(name)) for name in names.split()])
        for slug, title, names in CHAPTERS
    ]


def contract(name: str) -> str:
    """The first-line comment of a component's template: what it is and what it needs."""
    path = TEMPLATES / f"{name}.html"
    found = re.match(r"\{#\s*(.*?)\s*#\}", path.read_text()) if path.exists() else None
    return found[1] if found else ""
