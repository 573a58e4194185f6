"""`make demo`: fill an empty database with the demonstration; `--logins` prints who may sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import Progress

from ouvrage.web.demo import logins
from ouvrage.web.demo.loader import is_loaded, load


class Command(BaseCommand):
    """Loads once: a database that already has brands is left as it is."""

    help = "Load the demonstration into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=["small", "large"], default="small")
        parser.add_argument("--logins", action="store_true", help="print the demo logins only")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["logins"]:
            self.stdout.write("\n".join(logins.lines()))
            return
        if is_loaded():
            self.stdout.write("The demonstration is loaded already; nothing was changed.")
            return
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("demo", total=None)
            load(
                size=options["size"],
                tick=lambda done, total: progress.update(bar, completed=done, total=total),
            )
        self.stdout.write("The demonstration is loaded.")
