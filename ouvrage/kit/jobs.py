"""Background work by name, on the same database: deferred in the caller's transaction,
gone with a rollback, safe to run twice."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from inspect import unwrap
from typing import Any

import procrastinate
from django.db import close_old_connections, connection, transaction
from procrastinate import exceptions
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from ouvrage.kit.db import require_transaction

Work = Callable[..., None]

RETRY = procrastinate.RetryStrategy(max_attempts=8, exponential_wait=3)

_tasks: dict[str, Task[Any, Any, Any]] = {}


def job(
    name: str, *, cron: str | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a function a name under which it can be deferred; `cron` also repeats it.

    Arguments are identifiers (JSON), never objects. Eight tries with growing waits.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(**arguments: Any) -> None:
            arguments.pop("timestamp", None)
            close_old_connections()
            try:
                function(**arguments)
            finally:
                close_old_connections()

        task = app.task(name=name, retry=RETRY, queueing_lock=name if cron else None)(run)
        if cron:
            repeated: Any = task
            app.periodic(cron=cron)(repeated)
        _tasks[name] = task
        return function

    return register


def enqueue(name: str, *, key: str | None = None, at: datetime | None = None, **ids: Any) -> None:
    """Defer a job inside the caller's transaction.

    While a job with the same key still waits, a second one is not added.
    """
    require_transaction()
    deferrer = _tasks[name].configure(queueing_lock=key, schedule_at=at)
    try:
        with transaction.atomic():  # AlreadyEnqueued must not spoil the caller's transaction
            deferrer.defer(**ids)
    except exceptions.AlreadyEnqueued:
        return


def enqueue_many(name: str, arguments: list[dict[str, Any]]) -> None:
    """Defer the same job for many sets of identifiers in one statement."""
    require_transaction()
    if arguments:
        _tasks[name].batch_defer(*arguments)


def known_jobs() -> dict[str, Work]:
    """Every job by its name, to be run here and now: for tests that try them all."""
    return {name: unwrap(task.func) for name, task in _tasks.items()}


def run_due(limit: int = 500) -> int:
    """Run what waits, here and now, oldest first; the number of jobs that ran.

    For tests and the demo loader: the same functions as in the worker, in the
    caller's connection.
    """
    for count in range(limit):
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = ("
                " SELECT id FROM procrastinate_jobs WHERE status = 'todo'"
                " AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT 1"
                ") RETURNING task_name, args"
            )
            row = cursor.fetchone()
        if row is None:
            return count
        name, arguments = row
        unwrap(_tasks[name].func)(**json.loads(arguments))
    raise RuntimeError(f"more than {limit} jobs: two of them probably call each other")
