"""Who may write on a report, and to whom."""

from django.urls import reverse

from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from tests.security.conftest import IN_THE_WORLD
from tests.security.payloads import WORDS
from tests.security.routes import Answer, knock
from tests.security.world import World

pytestmark = IN_THE_WORLD


def say(world: World, role: str, **more: object) -> Answer:
    url = reverse("web:say", args=[world.scenes["open"]["project_id"]])
    return knock(world, role, "POST", url, {"message_id": new_id(), "body": WORDS, **more})


def test_who_opened_nothing_writes_to_nobody_and_is_told_why(world: World):
    found = say(world, "provider_none")

    assert found.status == 409
    assert "web.may_not_talk" in found.text


def test_a_client_writes_only_to_those_who_opened_something(world: World):
    stranger = world.people["provider_none"].company_id

    found = say(world, "client_owner", company=stranger)

    assert found.status == 409
    assert "web.nobody_to_talk_to" in found.text
    assert WORDS in found.text


def test_a_client_writes_to_a_provider_who_opened_the_contact(world: World):
    before = Message.objects.count()

    found = say(world, "client_owner", company=world.people["provider_contact"].company_id)

    assert found.verdict == "303"
    assert Message.objects.count() == before  # knocking leaves nothing behind
