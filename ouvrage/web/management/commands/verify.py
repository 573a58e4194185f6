"""`manage.py verify`: recompute everything that must always hold, and say what does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ouvrage.kit.verifying import Outcome, run_checks


class Command(BaseCommand):
    """One plain line per promise; the exit code is 1 when one is broken."""

    help = "Verify the books, the journal, the wallets and every other promise kept by machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prefix", nargs="?", default="", help="only checks named so: ledger")

    def handle(self, *args: Any, prefix: str, **options: Any) -> None:
        outcomes = [self._tell(outcome) for outcome in run_checks(prefix)]
        broken = sum(bool(outcome.problems) for outcome in outcomes)
        if not outcomes:
            raise CommandError(f"no check is named {prefix}")
        if broken:
            raise CommandError(f"{broken} of {len(outcomes)} promises are broken.")
        self.stdout.write(f"All {len(outcomes)} promises hold.")

    def _tell(self, outcome: Outcome) -> Outcome:
        mark = "BROKEN" if outcome.problems else "ok"
        check = outcome.check
        self.stdout.write(f"{mark:6} {check.name}  {check.promise}  ({outcome.seconds:.2f} s)")
        for problem in outcome.problems:
            self.stdout.write(f"       {problem}")
        return outcome
