"""The background worker: Procrastinate's, with Django's transactions and no lost job.

Procrastinate's own command swaps the connector of the whole process, so what a
job defers would be kept even when the job's transaction is rolled back. Here
only the fetching goes through the worker's connector; deferring stays with
Django's connection.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import cast

import structlog
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

log = structlog.get_logger()

CONCURRENCY = 2
"""A long job does not hold up the short ones."""
GRACE_SECONDS = 8
RESCUE_SECONDS = 30


async def work() -> None:
    """Run jobs and periodic jobs until told to stop."""
    connector = cast("DjangoConnector", app.connector)
    worker = app.with_connector(connector.get_worker_connector())
    async with worker.open_async():
        rescuing = asyncio.create_task(_keep_rescuing(worker))
        try:
            await worker.run_worker_async(
                concurrency=CONCURRENCY,
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE_SECONDS,
            )
        finally:
            rescuing.cancel()


async def rescue_jobs(worker: App) -> int:
    """Put back the jobs whose worker died in the middle; how many there were.

    Jobs are safe to run twice, so beginning again is always right.
    """
    stalled = list(await worker.job_manager.get_stalled_jobs())
    for job in stalled:
        await worker.job_manager.retry_job(job)
        log.warning("jobs.rescued", job=job.id, name=job.task_name)
    return len(stalled)


async def _keep_rescuing(worker: App) -> None:
    while True:
        with contextlib.suppress(ConnectorException):  # the database is away: look again later
            await rescue_jobs(worker)
        await asyncio.sleep(RESCUE_SECONDS)
