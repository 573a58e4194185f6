"""The background worker: jobs and the periodic ones, until told to stop."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from ouvrage.kit.serving.tether import end_with_parent


class Command(BaseCommand):
    """Procrastinate's worker, which ends with its supervisor."""

    help = "Run background jobs until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        end_with_parent()
        call_command("procrastinate", "worker", "--shutdown-graceful-timeout=10")
