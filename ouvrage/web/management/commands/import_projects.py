"""`ouvrage import-projects FILE`: put the briefs of a CSV or JSON file into the call queue."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress

from ouvrage.accounts.models import StaffRole, User
from ouvrage.kit.time import today
from ouvrage.web.importing.records import read_records
from ouvrage.web.importing.services import Report, import_records


class Command(BaseCommand):
    """Reads, mends, judges and creates; says for each refused line why."""

    help = "Import projects from a .csv or .json file; safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="judge only, create nothing")
        parser.add_argument("--quiet-warnings", action="store_true", help="leave warnings out")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            records = read_records(path)
        except (OSError, ValueError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}") from problem
        console = Console(stderr=True)
        with Progress(console=console, transient=True) as progress:
            bar = progress.add_task("importing", total=len(records))
            report = import_records(
                records,
                today=today(),
                officer=User.objects.filter(staff_roles__contains=[StaffRole.FOLLOWUP]).first(),
                is_dry=options["dry_run"],
                tick=lambda: progress.advance(bar),
            )
        self._tell(report, len(records), **options)

    def _tell(self, report: Report, total: int, **options: Any) -> None:
        if not options["quiet_warnings"]:
            self._lines("with a warning", report.warnings)
        self._lines("skipped", report.skipped)
        self._lines("refused", report.refused)
        dry = " (dry run: nothing was created)" if options["dry_run"] else ""
        self.stdout.write(
            f"{total} records: {report.accepted} accepted, {report.warned} of them with warnings, "
            f"{len(report.skipped)} skipped, {len(report.refused)} refused{dry}."
        )

    def _lines(self, title: str, rows: list[tuple[int, str, str]]) -> None:
        for line, reference, reason in rows:
            self.stdout.write(f"line {line:>5}  {reference:<10} {title}: {reason}")
