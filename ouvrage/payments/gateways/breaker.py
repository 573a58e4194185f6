"""A provider that does not answer is left alone for a while (SEC-79).

After so many calls without an answer in a short time none is made until a rest is over; then one
is tried, whoever comes first. The state is in the database, so that pages, jobs and staff agree.
"""

from datetime import timedelta

from django.db import transaction

from ouvrage.kit.time import now
from ouvrage.payments.gateways.contract import Resting
from ouvrage.payments.models.outage import Outage
from ouvrage.payments.parameters import (
    SILENCE_CALLS,
    SILENCE_REST_MINUTES,
    SILENCE_WINDOW_MINUTES,
)


def check_rest(name: str) -> Outage | None:
    """Refuse the call while the provider rests. Of all who come after, one makes the trial."""
    outage = Outage.objects.filter(gateway=name).first()
    if outage is None or outage.rests_until is None:
        return outage
    if now() < outage.rests_until or not _take_trial(outage):
        raise Resting(name)
    return outage


def _take_trial(outage: Outage) -> bool:
    same = Outage.objects.filter(pk=outage.pk, rests_until=outage.rests_until)
    return bool(same.update(rests_until=now() + _rest()))


@transaction.atomic
def note_silence(name: str, reason: str) -> None:
    """Count a call without an answer; one too many begins a rest."""
    moment = now()
    Outage.objects.get_or_create(gateway=name, defaults={"began_at": moment})
    outage = Outage.objects.select_for_update().get(gateway=name)
    window = timedelta(minutes=SILENCE_WINDOW_MINUTES.value())
    if outage.rests_until is None and outage.began_at < moment - window:
        outage.began_at, outage.failures = moment, 0
    outage.failures += 1
    outage.reason = reason[:200]
    if outage.failures >= SILENCE_CALLS.value():
        outage.rests_until = moment + _rest()
    outage.save(update_fields=["began_at", "failures", "reason", "rests_until"])


def note_answer(outage: Outage | None) -> None:
    """It speaks: whatever was counted is forgotten."""
    if outage is not None:
        Outage.objects.filter(pk=outage.pk).delete()


def _rest() -> timedelta:
    return timedelta(minutes=SILENCE_REST_MINUTES.value())
