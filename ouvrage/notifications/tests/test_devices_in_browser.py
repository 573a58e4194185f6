"""A device that tells: added in the browser, and what its worker shows when a message comes."""

from typing import Any

import pytest

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.notifications.models import Device

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/compte/preferences/"
# No push service answers on this machine: what it would give stands here, and nothing else.
PUSH_SERVICE = """
PushManager.prototype.subscribe = async function (asked) {
  globalThis.askedWith = asked;
  return { toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/abc", keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6S" +
      "RpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg" } }) };
};
Notification.requestPermission = async () => "granted";
"""


@pytest.fixture
def page(open_page, claire):
    BrandFactory()
    page = open_page(claire)
    page.goto(PAGE)
    page.evaluate(
        "navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)"
    )
    return page


def test_a_device_is_added_tried_and_removed(page):
    page.add_init_script(PUSH_SERVICE)
    page.reload()

    page.get_by_role("button", name="Me prévenir sur cet appareil").click()

    page.get_by_text("Cet appareil vous prévient désormais.").wait_for()
    device = Device.objects.get()
    assert device.endpoint == "https://fcm.googleapis.com/fcm/send/abc"
    page.get_by_role("button", name="L’essayer").click()
    page.get_by_text("Un essai part vers").wait_for()
    page.get_by_role("button", name=f"Retirer : {device.name}").click()
    page.get_by_text("Plus rien ne s’affichera").wait_for()
    assert not Device.objects.exists()


def test_the_worker_shows_what_comes_and_leads_there(page):
    page.context.grant_permissions(["notifications"])
    chrome = page.context.new_cdp_session(page)
    registered: list[dict[str, Any]] = []

    def note(event):
        registered.append(event)

    chrome.on("ServiceWorker.workerRegistrationUpdated", note)


def test_a_browser_that_cannot_says_so(open_page, claire):
    BrandFactory()
    page = open_page(claire, scripts=False)

    page.goto(PAGE)

    assert page.get_by_text("Ce navigateur ne sait pas afficher de messages").is_visible()
