"""Two steps: demanded of staff at desks, offered to all, seeds kept encrypted."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from config.urls import urlpatterns as site
from ouvrage.accounts.tests.factories import PASSWORD
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.audience import desk, open_to

SECRET = "JBSWY3DPEHPK3PXP"


@open_to(desk("followup"))
def queue(request):
    without = getattr(request, "without_second_factor", False)
    return HttpResponse("bureau sans deuxième étape" if without else "bureau")


urlpatterns = [path("bureau-d-essai/", queue), *site]
DESK = "/bureau-d-essai/"


@pytest.fixture(autouse=True)
def site_with_a_desk(settings, db):
    cache.clear()
    settings.ROOT_URLCONF = __name__
    return BrandFactory()


def code_now(secret=SECRET):
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))
    )


def sign_in(client, user):
    return client.post("/compte/connexion/", {"login": user.pseudo, "password": PASSWORD})


def test_staff_without_a_second_factor_reach_only_its_set_up(client, sophie):
    client.force_login(sophie)

    answer = client.get(DESK)

    assert answer.headers["Location"] == "/compte/deux-etapes/application/"
    assert client.get("/compte/profil/").status_code == 200


def test_staff_with_a_second_factor_work(client, sophie):
    totp.TOTP.activate(sophie, SECRET)
    client.force_login(sophie)

    assert client.get(DESK).text == "bureau"


def test_a_demonstration_does_without_and_pages_can_say_so(client, sophie, settings):
    settings.DEMO = True
    client.force_login(sophie)

    assert client.get(DESK).text == "bureau sans deuxième étape"


def test_others_do_not_learn_about_the_desk(client, claire):
    client.force_login(claire)

    assert client.get(DESK).status_code == 403


def test_setting_up_asks_for_the_password_then_a_code(
    client, claire, django_capture_on_commit_callbacks
):
    sign_in(client, claire)
    asked = client.get("/compte/deux-etapes/application/")
    assert asked.headers["Location"].startswith("/compte/confirmation/")
    client.post(asked.headers["Location"], {"password": PASSWORD})

    page = client.get("/compte/deux-etapes/application/")
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.text
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/compte/deux-etapes/application/", {"code": code_now(secret)})

    assert answer.headers["Location"] == "/compte/deux-etapes/secours/"
    codes = client.get("/compte/deux-etapes/secours/").context["unused_codes"]
    assert len(codes) == 10
    assert client.get("/compte/deux-etapes/").status_code == 200
    assert client.get("/compte/deux-etapes/secours/nouveaux/").status_code == 200
    assert client.get("/compte/deux-etapes/application/retirer/").status_code == 200
    file = client.get("/compte/deux-etapes/secours/fichier/")
    assert codes[0] in file.text
    changes = Fact.objects.filter(kind="accounts.security_changed")
    assert "totp_activated" in [fact.data["change"] for fact in changes]


def test_the_second_step_is_asked_at_sign_in_and_a_code_serves_once(client, claire):
    totp.TOTP.activate(claire, SECRET)
    answer = sign_in(client, claire)
    assert answer.headers["Location"] == "/compte/deux-etapes/code/"
    assert "_auth_user_id" not in client.session
    assert client.get("/compte/deux-etapes/code/").status_code == 200
    code = code_now()

    client.post("/compte/deux-etapes/code/", {"code": code})
    assert client.session["_auth_user_id"] == str(claire.pk)
    client.post("/compte/deconnexion/")
    sign_in(client, claire)
    client.post("/compte/deux-etapes/code/", {"code": code})

    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_the_door_once(client, claire):
    totp.TOTP.activate(claire, SECRET)
    (code, *_rest) = RecoveryCodes.activate(claire).get_unused_codes()

    for expected in (True, False):
        sign_in(client, claire)
        client.post("/compte/deux-etapes/code/", {"code": code})
        assert ("_auth_user_id" in client.session) is expected
        client.post("/compte/deconnexion/")


def test_a_seed_is_not_readable_in_the_database(claire):
    totp.TOTP.activate(claire, SECRET)

    row = Authenticator.objects.get(user=claire, type="totp")
    assert SECRET not in str(row.data)
    assert row.wrap().validate_code(code_now())


def test_staff_sign_in_every_day(client, sophie):
    totp.TOTP.activate(sophie, SECRET)
    sign_in(client, sophie)
    client.post("/compte/deux-etapes/code/", {"code": code_now()})
    assert client.get(DESK).text == "bureau"

    with time_machine.travel(timezone.now() + timedelta(hours=12, minutes=1)):
        answer = client.get(DESK)

    assert answer.headers["Location"].startswith("/compte/connexion/")
