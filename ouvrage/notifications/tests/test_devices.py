"""Messages on a person's devices: encrypted for one browser alone, signed, once on its screen."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ouvrage.kit.egress import Egress, Loopback
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.tests.pages import page, served
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.notifications.bulk import Line, notify_many
from ouvrage.notifications.choosing import choose, keep_quiet_hours, stop_everything
from ouvrage.notifications.errors import DeviceNotTaken, TooManyDevices
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.matrix import lines_of, ways_of
from ouvrage.notifications.models import Device, Notice
from ouvrage.notifications.notices import notify
from ouvrage.notifications.push import jobs, sending, services
from ouvrage.notifications.push.keys import public_key
from ouvrage.notifications.push.sending import PushFailed
from ouvrage.notifications.states import Pace
from ouvrage.notifications.tests.factories import DeviceFactory

pytestmark = pytest.mark.django_db
PAGE = "/compte/preferences/"
DEVICES = "/compte/appareils-avertis/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass
class Browser:
    """The half of the protocol that a browser has: keys of its own, and the way to read."""

    private: ec.EllipticCurvePrivateKey
    secret: bytes = b"sixteen  octets."

    @property
    def keys(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"p256dh": _text(point), "auth": _text(self.secret)}

    def read(self, body: bytes) -> dict[str, str]:
        opened = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret)
        told: dict[str, str] = json.loads(opened)
        return told


def _text(octets: bytes) -> str:
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


def _octets(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.fixture
def browser():
    return Browser(ec.generate_private_key(ec.SECP256R1()))


@pytest.fixture
def device(claire, browser):
    return DeviceFactory(user=claire, **browser.keys)


@pytest.fixture
def push_service(device, monkeypatch):
    """A push service of our own on this machine; what it was sent, and what it answers."""
    answers = ["201 Created"]
    with served(lambda _path: page(b"", answers[0])) as (port, asked):
        egress = Egress(resolve=lambda _host: ["127.0.0.1"], permit=Loopback(port))
        monkeypatch.setattr(sending, "EGRESS", egress)
        device.endpoint = f"http://push.example:{port}/send/abc"
        device.save(update_fields=["endpoint"])
        yield asked, answers


def tell(reader, key="a", kind="offers.received", text="Studio Encre vous a fait une offre."):
    with transaction.atomic():
        return notify(kind=kind, key=key, reader=reader, text=text, url="/projets/1/")


def parts(asked: str) -> tuple[dict[str, str], bytes]:
    head, _, body = asked.partition("\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.split("\r\n")[1:]]
    return {name.lower(): value for name, value in lines}, body.encode("latin-1")


def test_a_line_reaches_the_device_and_only_it_can_read_it(claire, browser, push_service):
    asked, _answers = push_service
    notice = tell(claire)

    run_due()

    headers, body = parts(asked[0])
    assert headers["content-encoding"] == "aes128gcm"
    assert b"Encre" not in body
    assert browser.read(body) == {
        "title": "Ouvrage",
        "body": "Studio Encre vous a fait une offre.",
        "url": "/projets/1/",
        "tag": str(notice.pk),
    }
    assert Device.objects.get().told_at is not None


def test_the_message_is_signed_with_the_key_that_browsers_were_given(claire, push_service):
    """RFC 8292, checked by hand: ES256 over the token, for this push service, for half a day."""
    asked, _answers = push_service
    tell(claire)

    run_due()

    headers, _body = parts(asked[0])
    scheme, _, rest = headers["authorization"].partition(" ")
    said = dict(pair.strip().split("=", 1) for pair in rest.split(","))
    signed, _, signature = said["t"].rpartition(".")
    raw = _octets(signature)
    claims = json.loads(_octets(signed.split(".")[1]))
    known = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _octets(public_key()))
    halves = (int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    known.verify(encode_dss_signature(*halves), signed.encode(), ec.ECDSA(SHA256()))
    assert scheme == "vapid"
    assert said["k"] == public_key()
    assert claims["aud"].startswith("http://push.example:")
    assert claims["sub"].startswith("mailto:")


def test_run_twice_the_second_takes_the_place_of_the_first(claire, device, push_service):
    asked, _answers = push_service
    notice = tell(claire)
    ids = {"notice_id": str(notice.pk), "device_id": device.pk}

    jobs.push(**ids)
    jobs.push(**ids)

    topics = {parts(one)[0]["topic"] for one in asked}
    assert len(topics) == 1
    assert len(topics.pop()) == 32


def test_what_was_read_meanwhile_is_not_shown(claire, push_service):
    asked, _answers = push_service
    tell(claire)
    Notice.objects.update(read_at="2026-11-26T10:00Z")

    run_due()

    assert asked == []


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden"])
def test_a_device_that_is_gone_is_forgotten(claire, push_service, status):
    _asked, answers = push_service
    answers[0] = status
    tell(claire)

    run_due()

    assert not Device.objects.exists()


def test_a_push_service_in_trouble_is_asked_again_by_the_job(claire, device, push_service):
    _asked, answers = push_service
    answers[0] = "503 Service Unavailable"
    notice = tell(claire)

    with pytest.raises(PushFailed):
        jobs.push(notice_id=str(notice.pk), device_id=device.pk)

    assert Device.objects.exists()


def test_many_lines_are_pushed_too(claire, paul, push_service):
    asked, _answers = push_service
    lines = [
        Line(kind="offers.received", key=f"k{reader.pk}", reader=reader, text="Une offre", url="/")
        for reader in (claire, paul)
    ]
    with transaction.atomic():
        notify_many(lines)

    run_due()

    assert len(asked) == 1


def test_who_stopped_everything_is_left_alone_on_devices(claire, push_service):
    asked, _answers = push_service
    stop_everything(user=claire)
    tell(claire, kind="projects.alert")

    run_due()

    assert asked == []


def test_one_kind_may_be_stopped_on_devices_alone(claire, push_service):
    asked, _answers = push_service
    choose(user=claire, about="projects.alert", channel=Channel.PUSH, pace=Pace.NEVER)

    assert tell(claire, kind="projects.alert") is not None
    run_due()

    assert asked == []


def test_at_night_it_waits_until_the_morning(claire, push_service):
    asked, _answers = push_service
    keep_quiet_hours(user=claire, from_hour=22, until_hour=8)
    with clock_at(datetime(2026, 11, 26, 23, 30, tzinfo=PARIS)):
        tell(claire, kind="projects.alert")

    run_due()

    assert asked == []


def test_a_person_without_devices_costs_one_query(claire):
    with CaptureQueriesContext(connection) as asked:
        tell(claire)

    assert [one for one in asked if "notifications_device" in one["sql"]][1:] == []


class TestAdding:
    """By the browser of the person."""

    def form(self, browser, endpoint="https://updates.push.services.mozilla.com/wpush/v2/gAAA"):
        return {"endpoint": endpoint, **browser.keys}

    def test_a_browser_adds_itself_and_columns_appear(self, client, claire, browser):
        client.force_login(claire)
        assert "data-push" in client.get(PAGE).text

        client.post(DEVICES, self.form(browser), headers={"user-agent": FIREFOX})

        html = client.get(PAGE).text
        assert "Firefox sous Linux" in html
        assert 'name="push:' in html
        assert any(
            cell and cell.channel == "push" for cell in lines_of(claire, ways_of(claire))[0].cells
        )

    def test_who_signs_in_next_on_a_browser_takes_it_over(self, claire, paul, browser):
        first = services.add_device(actor=claire, name="Firefox", **self.form(browser))

        second = services.add_device(actor=paul, name="Firefox", **self.form(browser))

        assert first.pk == second.pk
        assert Device.objects.get().user == paul

    @pytest.mark.parametrize(
        "endpoint",
        [
            "", "http://fcm.googleapis.com/x", "https://example.com/x", "https://10.0.0.1/x",
            "https://evil-fcm.googleapis.com.example/x", "https://a@fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x", "https://[::1", "https://xfcm.googleapis.com/",
            "https://fcm.googleapis.com/" + "a" * 1_000,
        ],
    )  # fmt: skip
    def test_an_address_that_is_no_push_service_is_refused(self, claire, browser, endpoint):
        with pytest.raises(DeviceNotTaken):
            services.add_device(actor=claire, name="x", **self.form(browser, endpoint))

    @pytest.mark.parametrize("keys", [{"auth": "abc"}, {"p256dh": "é"}, {"p256dh": "AAAA"}])
    def test_keys_that_are_none_are_refused(self, claire, browser, keys):
        with pytest.raises(DeviceNotTaken):
            services.add_device(actor=claire, name="x", **(self.form(browser) | keys))

    def test_beyond_ten_the_eleventh_is_refused_and_the_others_are_kept(self, claire, browser):
        DeviceFactory.create_batch(10, user=claire)

        with pytest.raises(TooManyDevices):
            services.add_device(actor=claire, name="x", **self.form(browser))

        assert Device.objects.filter(user=claire).count() == 10


def test_a_device_is_tried_and_removed_by_its_owner(client, claire, browser, push_service):
    asked, _answers = push_service
    device = Device.objects.get()
    client.force_login(claire)

    client.post(f"{DEVICES}{device.pk}/essai/")
    run_due()

    assert "essai" in browser.read(parts(asked[0])[1])["body"]
    client.post(f"{DEVICES}{device.pk}/retirer/")
    assert not Device.objects.exists()


def test_nobody_else_removes_it(client, paul, device):
    client.force_login(paul)

    client.post(f"{DEVICES}{device.pk}/retirer/")

    assert Device.objects.filter(pk=device.pk).exists()
    assert client.post(f"{DEVICES}{device.pk}/essai/").status_code == 404


def test_a_job_whose_line_or_device_is_gone_does_nothing(device, push_service):
    asked, _answers = push_service

    jobs.push(notice_id=str(new_id()), device_id=device.pk)
    jobs.push_test(device_id=0, body="x", url="/")

    assert asked == []
