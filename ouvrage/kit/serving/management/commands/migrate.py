"""Django's migrate, then the rights of the role of pages and jobs."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from ouvrage.kit.serving.grants import grant_rights


class Command(migrate.Command):
    """Migrate and grant, so that no table is ever without its rights."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        grant_rights()
