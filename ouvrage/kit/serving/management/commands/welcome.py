"""What a newcomer reads when the site has opened: the demo's logins."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """The demo's addresses and logins; silent without a demo."""

    help = "Say how to enter the demo."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DEMO and "demo" in get_commands():
            call_command("demo", logins=True)
