"""The documents that the product writes about itself."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ouvrage.kit.serving.catalogues import compile_stale
from ouvrage.web.docs.events import events
from ouvrage.web.docs.returns import returns
from ouvrage.web.docs.rules import rules

DOCUMENTS = {"rules.md": rules, "events.md": events, "returns.md": returns}


class Command(BaseCommand):
    """Writes the generated documents, or says that they are out of date."""

    help = "Write the generated documents; with --check, only compare."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when one is out of date")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        compile_stale(settings.PROJECT_FOLDER)
        folder = settings.PROJECT_FOLDER / "docs"
        current = {name: write() for name, write in DOCUMENTS.items()}
        kept = {name: _text_of(folder / name) for name in current}
        stale = [name for name in current if current[name] != kept[name]]
        if stale and check:
            raise CommandError(f"Out of date: {', '.join(stale)}. Run `manage.py docs`.")
        for name in stale:
            (folder / name).write_text(current[name], encoding="utf-8")
            self.stdout.write(f"docs/{name} written.")


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
