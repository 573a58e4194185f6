"""The background worker: jobs and the periodic ones, until told to stop."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from ouvrage.kit.serving.tether import end_with_parent

CONCURRENCY = 2
"""A long job does not hold up the short ones."""


class Command(BaseCommand):
    """Procrastinate's worker, in which a job's own jobs stay in its transaction.

    Procrastinate's command swaps the connector of the whole process, so what a
    job defers would be kept even when the job's transaction is rolled back.
    Here only the fetching goes through the worker's connector; deferring stays
    with Django's connection.
    """

    help = "Run background jobs until told to stop."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        end_with_parent()
        asyncio.run(self._work())

    async def _work(self) -> None:
        connector = cast(DjangoConnector, app.connector)
        worker = app.with_connector(connector.get_worker_connector())
        async with worker.open_async():
            await worker.run_worker_async(
                concurrency=CONCURRENCY,
                delete_jobs="successful",
                shutdown_graceful_timeout=10,
            )
