"""The background worker, until told to stop."""

from __future__ import annotations

import asyncio
from typing import Any

from django.core.management.base import BaseCommand

from ouvrage.kit.serving.tether import end_with_parent
from ouvrage.kit.serving.worker import work


class Command(BaseCommand):
    """Runs jobs; ends with its supervisor."""

    help = "Run background jobs until told to stop."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        end_with_parent()
        asyncio.run(work())
