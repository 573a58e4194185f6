"""A person's devices: added by their browser, tried, taken away."""

from base64 import urlsafe_b64decode
from binascii import Error
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.notifications import facts
from ouvrage.notifications.errors import DeviceNotTaken, TooManyDevices
from ouvrage.notifications.parameters import DEVICES
from ouvrage.notifications.push.models import LONGEST_ENDPOINT, Device


@transaction.atomic
def add_device(*, actor: User, endpoint: str, p256dh: str, auth: str, name: str) -> Device:
    """Tell this person on this browser from now on; one that is known already is taken over.

    Refused: notifications.device_not_taken, notifications.too_many_devices. Then:
    notifications.device_added.
    """
    if not (_is_push_service(endpoint) and _are_keys(p256dh, auth)):
        raise DeviceNotTaken
    hold(f"notifications.devices:{actor.pk}")
    others = Device.objects.filter(user=actor).exclude(endpoint=endpoint)
    if others.count() >= (limit := DEVICES.value()):
        raise TooManyDevices(limit=limit)
    device, is_new = Device.objects.update_or_create(
        endpoint=endpoint,
        defaults={"user": actor, "p256dh": p256dh, "auth": auth, "name": name[:80]},
    )
    if is_new:
        record(facts.DEVICE_ADDED, subject=actor, actor=actor, name=device.name)
    return device


@transaction.atomic
def remove_device(*, device_id: int, actor: User) -> None:
    """Tell nothing more there; asked twice, done once. Then: notifications.device_removed."""
    mine = Device.objects.filter(pk=device_id, user=actor).first()
    if mine is not None:
        mine.delete()
        record(facts.DEVICE_REMOVED, subject=actor, actor=actor, name=mine.name)


def words_of_a_test(reader: User) -> str:
    with translation.override(reader.language):
        return _("This is a test. Messages reach you on this device.")


def _is_push_service(endpoint: str) -> bool:
    """A service that browsers use, and no address that somebody would have us call (SEC-50)."""
    if len(endpoint) > LONGEST_ENDPOINT:
        return False
    try:
        url = urlsplit(endpoint)
        host, port = url.hostname or "", url.port
    except ValueError:
        return False
    services = settings.PUSH_SERVICES
    is_known = any(host == one or host.endswith(f".{one}") for one in services)
    return url.scheme == "https" and port in {None, 443} and is_known and "@" not in url.netloc


def _are_keys(p256dh: str, auth: str) -> bool:
    """A point of the curve and a secret of sixteen octets, as RFC 8291 has them."""
    try:
        point, secret = _octets(p256dh), _octets(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except (Error, ValueError):
        return False
    return len(secret) == 16


def _octets(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
