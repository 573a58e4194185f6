"""A person's notices and mails: one's own only, in one's language, few queries."""

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy

from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.notifications.models import Notice
from ouvrage.notifications.notices import notify
from ouvrage.notifications.queries import unread_count
from ouvrage.notifications.states import MailState
from ouvrage.notifications.tests.factories import MailFactory, NoticeFactory


@pytest.fixture(autouse=True)
def brand(db):
    return BrandFactory()


def offer_received(reader, key="offer:42"):
    with transaction.atomic():
        return notify(
            kind="offers.received",
            key=key,
            reader=reader,
            text=gettext_lazy("My mails"),
            url="/offres/42/",
        )


def test_a_notice_is_written_once_in_the_reader_s_language(claire):
    first = offer_received(claire)
    second = offer_received(claire)

    assert first == second
    assert first.text == "Mes mails"
    assert unread_count(claire) == 1


def test_opening_a_notice_marks_it_and_leads_to_where_it_happened(client, claire):
    notice = offer_received(claire)
    client.force_login(claire)

    answer = client.post(f"/notifications/{notice.pk}/")

    assert answer.headers["Location"] == "/offres/42/"
    assert unread_count(claire) == 0


def test_somebody_else_s_notice_does_not_exist(client, claire, paul):
    notice = offer_received(claire)
    client.force_login(paul)

    assert client.post(f"/notifications/{notice.pk}/").status_code == 404
    assert unread_count(claire) == 1


def test_my_mails_tell_what_became_of_each_and_show_no_text(client, claire, paul):
    MailFactory(recipient=claire, subject="Votre offre", text="secret", state=MailState.FAILED)
    MailFactory(recipient=paul, subject="Pour Paul")
    client.force_login(claire)

    page = client.get("/mes-mails/").text

    assert "Votre offre" in page
    assert "échoué" in page
    assert "secret" not in page
    assert "Pour Paul" not in page


@pytest.mark.parametrize("path", ["/notifications/", "/mes-mails/", "/compte/preferences/"])
def test_the_pages_cost_few_queries(client, claire, path, django_assert_max_num_queries):
    for number in range(20):
        NoticeFactory(reader=claire, text=str(number))
        MailFactory(recipient=claire)
    client.force_login(claire)

    with django_assert_max_num_queries(10):
        client.get(path)
    assert Notice.objects.count() == 20
