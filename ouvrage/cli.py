"""The `ouvrage` command line: `ouvrage run`, and every management command with dashes."""

from __future__ import annotations

import os
import sys

OWNER_COMMANDS = frozenset(
    {
        "dbshell",
        "flush",
        "makemigrations",
        "migrate",
        "prepare",
        "showmigrations",
        "sqlflush",
        "sqlmigrate",
        "squashmigrations",
        "test",
    }
)
"""These change tables; every other command has the rights of a page and no more."""


def manage(arguments: list[str] | None = None) -> None:
    """Run one management command, with the rights that it needs."""
    from django.core.management import execute_from_command_line

    arguments = sys.argv if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    if len(arguments) > 1 and arguments[1] in OWNER_COMMANDS:
        os.environ["OUVRAGE_AS_OWNER"] = "1"
    execute_from_command_line(arguments)


def main() -> None:
    """`ouvrage import-projects FILE` is `manage.py import_projects FILE`."""
    name, arguments = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("help", [])
    if name == "run":
        from ouvrage.kit.serving.supervisor import run

        sys.exit(run())
    manage(["ouvrage", name.replace("-", "_"), *arguments])
