"""The role of pages and jobs may do all that background work does, and nothing fails for a right.

The whole world is made under that role, then every job that exists has run under it at least once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.accounts.services import change_company
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.egress import Egress, Loopback
from ouvrage.kit.jobs import known_jobs, run_due
from ouvrage.kit.tests.pages import page, served
from ouvrage.kit.time import clock_at, now
from ouvrage.messaging.models import Message
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.messaging.replies.services import receive_reply
from ouvrage.messaging.tests.replying import mail_from
from ouvrage.notifications.models import Device
from ouvrage.notifications.newsletter.models import Newsletter
from ouvrage.notifications.newsletter.services import plan_newsletter
from ouvrage.notifications.push import sending
from ouvrage.payments.gateways import using
from ouvrage.payments.models import Method, Setup
from ouvrage.payments.services import remove_method
from ouvrage.payments.services.setups import enter_method
from ouvrage.payments.tests.stages import SimulatorStage
from ouvrage.projects.models import Project, SavedSearch
from ouvrage.projects.saved.matching import match_project
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.services import abandon_order, withdraw_order
from ouvrage.subscriptions.tests.factories import ordered
from tests.security.world import World, make_world

pytestmark = pytest.mark.django_db

LATER = [timedelta(days=days) for days in (0, 8, 24, 50, 100)]
"""When each repeated job looks again: deadlines, renewals, notices and expiries pass by."""


def money_moves() -> None:
    """A card that pays and is refunded, a bank that asks first, a slow one; a VAT number."""
    payer = UserFactory(provider=True)
    subscription = bought(payer, "pays")
    withdraw_order(subscription_id=subscription.pk, actor=payer)
    run_due()
    remove_method(method_id=Method.objects.get(company=payer.company).pk, actor=payer)
    asked = UserFactory(provider=True)
    abandon_order(subscription_id=bought(asked, "asks").pk, actor=asked)
    bought(UserFactory(provider=True), "slow")
    change_company(company_id=payer.company_id, vat_number="FR83404833048", actor=payer)
    run_due()


def words_go_out(people: dict[str, User]) -> None:
    """A new project hits a search that asks for anything; a newsletter leaves."""
    SavedSearch.objects.filter(person=people["provider_none"]).update(rhythm="instant")
    match_project(project_id=Project.objects.filter(state="open").values_list("pk", flat=True)[0])
    draft = Newsletter.objects.get(state="draft")
    plan_newsletter(newsletter_id=draft.pk, actor=people["sales"])


@contextmanager
def a_push_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every device's browser has its push service on this machine."""
    with served(lambda _path: page(b"", "201 Created")) as (port, _asked):
        egress = Egress(resolve=lambda _host: ["127.0.0.1"], permit=Loopback(port))
        monkeypatch.setattr(sending, "EGRESS", egress)
        Device.objects.update(endpoint=f"http://push.example:{port}/abc")
        yield


def a_device_is_tried(world: World) -> None:
    path = reverse("notifications:device_test", args=[Device.objects.get().pk])
    world.browsers["client_owner"].post(path)


def a_mail_comes_in(people: dict[str, User]) -> None:
    """The client answers the last message there is."""
    client = people["client_owner"]
    address = reply_address(Message.objects.latest("sent_at"), client)
    receive_reply(source="mime", data=mail_from(client, address).as_bytes())


def bought(person: User, way: str) -> Subscription:
    """A plan ordered and paid by a card of the simulator."""
    subscription = ordered(person)
    with using("simulator"):
        enter_method(kind="card", actor=person, payment_id=subscription.terms.get().payment_id)
        run_due()
        SimulatorStage().enter(Setup.objects.get(asked_by=person), way)
        run_due()
    return subscription


def ran() -> set[str]:
    """The jobs that were deferred and done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT task_name FROM procrastinate_jobs WHERE status = 'succeeded'"
        )
        return {name for (name,) in cursor.fetchall()}


def run_all() -> None:
    """Also what was put off to a later hour."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    run_due(5_000)


def role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def test_every_job_has_the_rights_that_it_takes(
    as_pages_do: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path  # files of other tests are not swept a hundred days later
    world = make_world()
    money_moves()
    words_go_out(world.people)
    settings.INCOMING_MAIL_DOMAIN = "reponse.example"
    a_mail_comes_in(world.people)
    repeated = {name for name, work in known_jobs().items() if not signature(work).parameters}

    a_device_is_tried(world)
    for wait in LATER:
        with a_push_service(monkeypatch), clock_at(now() + wait):
            for name in sorted(repeated):
                known_jobs()[name]()
            run_all()

    assert role() == settings.DATABASE_APP_ROLE
    assert set(known_jobs()) - repeated - ran() == set()
