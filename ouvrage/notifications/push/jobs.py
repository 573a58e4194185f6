"""Background entry point: one line on one device."""

from uuid import UUID

from ouvrage.brands.queries import default_brand
from ouvrage.kit.jobs import job
from ouvrage.notifications.models import Notice
from ouvrage.notifications.push.models import Device
from ouvrage.notifications.push.sending import Told, push_to

SUBJECT_OF_NOBODY = "mailto:bonjour@localhost"


@job("notifications.push")
def push(*, notice_id: str, device_id: int) -> None:
    """Show a line that was not read meanwhile. Run twice, the device shows it once."""
    notice = Notice.objects.filter(pk=UUID(notice_id), read_at=None).first()
    device = Device.objects.filter(pk=device_id).first()
    if notice is None or device is None or device.user_id != notice.reader_id:
        return
    push_line(device, body=notice.text, url=notice.url, tag=str(notice.pk))


@job("notifications.push_test")
def push_test(*, device_id: int, body: str, url: str) -> None:
    """What a person asked for to see whether it comes."""
    device = Device.objects.filter(pk=device_id).first()
    if device is not None:
        push_line(device, body=body, url=url, tag="test")


def push_line(device: Device, *, body: str, url: str, tag: str) -> None:
    brand = default_brand()
    subject = f"mailto:{brand.sender_email}" if brand else SUBJECT_OF_NOBODY
    told = Told(title=brand.name if brand else "Ouvrage", body=body, url=url, tag=tag)
    push_to(device, told, subject=subject)
