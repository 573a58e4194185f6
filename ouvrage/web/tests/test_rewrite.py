"""A word on the report that gives contact details, sent without them in one click."""

import re

from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from ouvrage.projects.tests.factories import ProjectFactory


def test_the_composer_marks_the_detail_and_sends_the_rest(
    client: Client, claire: User, paul: User
) -> None:
    project = ProjectFactory(client=claire)
    opened(with_credits(paul), project, CreditKind.OFFRE)
    client.force_login(paul)
    url = reverse("web:say", args=[project.pk])
    written = {"message_id": str(new_id()), "body": "Écrivez à paul@studio.fr plutôt."}

    page = client.post(url, written).content.decode()
    key = re.search(r'name="rewrite" value="(\w+)"', page)

    assert '<mark title="adresse e-mail">paul@studio.fr</mark>' in page
    assert key
    assert client.post(url, {**written, "rewrite": key[1]}).status_code == 303
    assert Message.objects.get().body == "Écrivez à [e-mail retiré] plutôt."
