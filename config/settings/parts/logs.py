"""Logs: JSON lines in production, readable lines elsewhere; never personal data."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

FAILURES = frozenset({"job_error_retry", "job_aborted_retry"})


def without_request(
    logger: Any, method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Django hands over the whole request, whose address may hold what people typed."""
    event.pop("request", None)
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    without_request,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logs(level: str, *, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING; also points structlog at the standard handlers."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": _formatter(as_json=as_json)},
        "filters": {"worth": {"()": lambda: is_worth_a_line}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "filters": ["worth"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Its lines carry full addresses, which may hold what people typed.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True, "level": "INFO"},
            "procrastinate": {"level": "INFO"},
        },
    }


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Of the worker's many notes, keep failures; those to be retried are mere notes to it."""
    if record.levelno >= logging.WARNING or not record.name.startswith("procrastinate"):
        return True
    return getattr(record, "action", "") in FAILURES


def _formatter(*, as_json: bool) -> dict[str, Any]:
    """Tracebacks never show local variables: those are where personal data would be."""
    shown: list[Any] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if as_json:
        transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        shown += [
            structlog.processors.ExceptionRenderer(transformer),
            structlog.processors.JSONRenderer(),
        ]
    else:
        shown += [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": shown,
        "foreign_pre_chain": SHARED,
    }
