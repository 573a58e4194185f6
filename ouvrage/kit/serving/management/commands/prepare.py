"""Everything that must be in order before the site opens, in one process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.env import PROJECT, read_env
from ouvrage.kit.serving.catalogues import compile_stale
from ouvrage.kit.serving.grants import grant_rights
from ouvrage.kit.serving.statics import collect_stale

LOCK = "SELECT pg_advisory_lock(hashtextextended('serving.prepare', 0))"
UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('serving.prepare', 0))"


class Command(BaseCommand):
    """Catalogues, tables, rights, static files, and the demo in an empty database."""

    help = "Bring catalogues, tables, rights and static files up to date."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if compile_stale(PROJECT):
            self.stdout.write("Translations compiled.")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")
            cursor.execute(LOCK)  # two copies that start together take turns
            try:
                self._tables()
            finally:
                cursor.execute(UNLOCK)
        if collect_stale():
            self.stdout.write("Static files collected.")
        unfinished = read_env().var / "demo.unfinished"
        if settings.DEMO and (unfinished.exists() or self._is_empty()):
            unfinished.touch()
            if self._load_demo():
                unfinished.unlink()

    def _tables(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the tables…")
            call_command("migrate", interactive=False, verbosity=0)
        else:
            grant_rights()

    def _is_empty(self) -> bool:
        from django.contrib.auth import get_user_model

        return not get_user_model()._default_manager.exists()

    def _load_demo(self) -> bool:
        """In a process of its own, with the rights of a page and not the owner's.

        False when it was not filled: the next start goes on with it.
        """
        if "demo" not in get_commands():
            return True
        self.stdout.write("Filling the demo (once)…")
        self.stdout.flush()
        environment = os.environ | {"OUVRAGE_AS_OWNER": "0"}
        command = [sys.executable, "manage.py", "demo", "--size", "small"]
        done = subprocess.run(command, cwd=PROJECT, env=environment, check=False)  # noqa: S603
        if done.returncode != 0:
            self.stderr.write("The demo could not be filled (why: above); the site opens without.")
        return done.returncode == 0
