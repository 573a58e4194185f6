"""Days that pass: the jobs at their hours, the bank that pays, for tests that travel."""

from collections.abc import Callable, Container
from datetime import datetime

from django.db import connection

from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at
from ouvrage.payments.tests.factories import paid
from ouvrage.subscriptions import jobs
from ouvrage.subscriptions.models import Term
from ouvrage.subscriptions.tests.factories import payment_of

BY_DAY = [
    ((0, 0), jobs.renew),
    ((0, 7), jobs.grant),
    ((5, 50), jobs.abandon_due),
    ((6, 30), jobs.announce),
    ((6, 40), jobs.try_again),
]
ALL = [job for _hour, job in BY_DAY]


def pass_a_day(day: datetime, *, only: Container[Callable[[], None]] = ALL) -> None:
    """Every job at its hour, or those that have something to do; what is asked is paid at once."""
    for (hour, minute), job in BY_DAY:
        if job not in only:
            continue
        with clock_at(day.replace(hour=hour, minute=minute)):
            job()
            work()
            for term in Term.objects.awaiting().filter(payment_id__isnull=False):
                paid(payment_of(term))
                work()


def work() -> None:
    """What waits is run, save the paper of invoices."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'invoices.make_document'")
    run_due()
