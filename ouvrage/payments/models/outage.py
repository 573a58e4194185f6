"""A provider that does not answer."""

from django.db import models


class Outage(models.Model):
    """Calls without an answer, lately; while it rests none is made. No row: it answers."""

    gateway = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.gateway}: {self.failures}"
