"""What is refused for its contact details: marked, and sent without them in one click."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.messaging.models import Message
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import open_offer
from ouvrage.offers.tests.test_offer_pages import typed, write_url
from ouvrage.projects.models import Project

WRITTEN = "Appelez-moi <vite> au 06 39 98 00 12 demain."
GAP = "[téléphone retiré]"
REWRITTEN = f"Appelez-moi <vite> au {GAP} demain."


def sent_to(url: str, client: Client, **fields: Any) -> tuple[int, str]:
    answer = client.post(url, fields)
    return answer.status_code, answer.content.decode()


def test_a_refused_message_stays_on_a_page_that_marks_why(
    client: Client, offer: Offer, claire: User
) -> None:
    client.force_login(claire)
    url = reverse("offers:message", args=[offer.pk])

    status, page = sent_to(url, client, message_id=str(new_id()), body=WRITTEN)

    assert status == 422
    assert '<mark title="numéro de téléphone">06 39 98 00 12</mark>' in page
    assert "Appelez-moi &lt;vite&gt; au " in page


def test_the_rewrite_is_sent_from_that_page_once(
    client: Client, offer: Offer, claire: User
) -> None:
    client.force_login(claire)
    url = reverse("offers:message", args=[offer.pk])
    message_id = str(new_id())
    _, page = sent_to(url, client, message_id=message_id, body=WRITTEN)
    assert f'<input type="hidden" name="message_id" value="{message_id}">' in page
    assert "Appelez-moi &lt;vite&gt; au [téléphone retiré] demain.</textarea>" in page

    answers = [sent_to(url, client, message_id=message_id, body=REWRITTEN) for _again in range(2)]

    assert [status for status, _page in answers] == [303, 303]
    assert Message.objects.get().body == REWRITTEN


def test_htmx_gets_the_same_form_in_the_notice(client: Client, offer: Offer, claire: User) -> None:
    client.force_login(claire)

    answer = client.post(
        reverse("offers:message", args=[offer.pk]),
        {"message_id": str(new_id()), "body": WRITTEN},
        headers={"HX-Request": "true"},
    )

    assert answer["HX-Retarget"] == "#notice"
    assert GAP in answer.content.decode()


def test_a_pitch_keeps_the_whole_form_and_takes_the_rewrite(
    client: Client, project: Project, paul: User
) -> None:
    open_offer(paul, project)
    client.force_login(paul)
    form = typed(pitch=WRITTEN)

    status, page = sent_to(write_url(project), client, **form)

    assert status == 422
    assert page.count(GAP) == 1
    assert 'value="1 200,50"' in page
    key = re.search(r'name="rewrite" value="(\w+)"', page)
    assert key
    status, _ = sent_to(write_url(project), client, **form, rewrite=key[1])
    assert status == 303
    assert Offer.objects.get().pitch == REWRITTEN


def test_a_text_changed_since_is_not_rewritten(
    client: Client, project: Project, paul: User
) -> None:
    open_offer(paul, project)
    client.force_login(paul)

    status, page = sent_to(
        write_url(project), client, **typed(pitch=f"{WRITTEN} Vite."), rewrite="0123456789abcdef"
    )

    assert status == 422
    assert "demain. Vite." in page
