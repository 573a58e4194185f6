"""The day by which a client answers each offer: accepted, confirmed, moved, prolonged once."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import today
from ouvrage.messaging.errors import ContactDetails
from ouvrage.notifications.models import Mail
from ouvrage.projects.commitment.links import link_path
from ouvrage.projects.commitment.models import AcceptedBy, ReplyAcceptance, ReplyCommitment
from ouvrage.projects.commitment.services import (
    accept_commitment,
    move_reply_day,
    write_closing_message,
)
from ouvrage.projects.errors import (
    NothingPromised,
    ProlongedAlready,
    ProlongReasonMissing,
    ReplyDayOutOfBounds,
)
from ouvrage.projects.models import Project
from ouvrage.projects.services import validate_project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def in_days(days: int) -> object:
    return today() + timedelta(days=days)


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def bid(project: Project) -> Project:
    """Somebody has made an offer on it."""
    project.offer_count = 1
    project.save()
    return project


def moved(project: Project, days: int, reason: str = "") -> Project:
    assert project.client
    return move_reply_day(
        project_id=project.pk,
        due_on=today() + timedelta(days=days),
        reason=reason,
        by=AcceptedBy.SITE,
        actor=project.client,
    )


def test_what_was_said_on_the_phone_is_kept_with_its_words_and_version(
    claire: User, sophie: User
) -> None:
    project = ProjectFactory(client=claire, submitted=True)

    validate_project(project_id=project.pk, edits={}, reply_days=10, actor=sophie)

    kept = ReplyAcceptance.objects.get()
    assert (kept.by, kept.officer, kept.due_on) == (AcceptedBy.PHONE, sophie, in_days(10))
    assert "Je m’engage" in kept.words
    assert kept.text is not None
    assert kept.text.number == 1


def test_the_link_of_the_mail_confirms_by_one_click_signed_out(
    client: Client, claire: User, sophie: User
) -> None:
    project = ProjectFactory(client=claire, submitted=True)
    validate_project(project_id=project.pk, edits={}, reply_days=10, actor=sophie)
    run_due()
    found = re.search(
        r"/projets/\d+/engagement/\S+", Mail.objects.get(kind="projects.validated").text
    )
    assert found

    assert "Je m’engage" in client.get(found[0]).text
    assert ReplyAcceptance.objects.count() == 1
    client.post(found[0], {"act": "accept"})
    client.post(found[0], {"act": "accept"})

    assert [one.by for one in ReplyAcceptance.objects.order_by("at")] == ["phone", "link"]
    assert Fact.objects.filter(kind="projects.reply_accepted").count() == 2


def test_a_link_made_for_another_project_opens_nothing(client: Client, project: Project) -> None:
    other = ProjectFactory()
    stolen = link_path(other).replace(f"/{other.pk}/", f"/{project.pk}/")

    assert client.get(stolen).status_code == 410


def test_before_any_offer_the_client_chooses_another_day(
    client: Client, claire: User, project: Project
) -> None:
    client.force_login(claire)
    page = reverse("projects:commitment", args=[project.pk])

    client.post(page, {"act": "day", "due_on": in_days(21)})

    project.refresh_from_db()
    assert project.reply_due_on == in_days(21)
    assert ReplyAcceptance.objects.get().due_on == in_days(21)
    assert ReplyCommitment.objects.get().prolonged_at is None


@pytest.mark.parametrize("days", [0, 31])
def test_a_day_out_of_bounds_is_refused(project: Project, days: int) -> None:
    with pytest.raises(ReplyDayOutOfBounds):
        moved(project, days)


def test_once_providers_wait_the_day_is_prolonged_once_with_a_reason(bid: Project) -> None:
    moved(bid, 20, "Mon associé rentre le 3.")

    kept = ReplyCommitment.objects.get()
    assert kept.prolong_reason == "Mon associé rentre le 3."
    assert Fact.objects.get(kind="projects.reply_prolonged").data["reason"] == kept.prolong_reason
    with pytest.raises(ProlongedAlready):
        moved(bid, 22, "Encore.")


def test_prolonging_without_a_reason_is_refused(bid: Project) -> None:
    with pytest.raises(ProlongReasonMissing):
        moved(bid, 20)


def test_a_reason_tells_no_way_around_the_platform(bid: Project) -> None:
    with pytest.raises(ContactDetails):
        moved(bid, 20, "Appelez-moi au 06 12 34 56 78.")


def test_bidders_are_not_made_to_wait_for_ever(bid: Project) -> None:
    with pytest.raises(ReplyDayOutOfBounds):
        moved(bid, 25, "Je pars en voyage.")


def test_nothing_is_promised_once_the_day_has_passed_or_a_provider_is_chosen(
    project: Project, claire: User
) -> None:
    for change in ({"reply_due_on": in_days(-1)}, {"state": ProjectState.SELECTED}):
        Project.objects.update(**change)
        with pytest.raises(NothingPromised):
            accept_commitment(project_id=project.pk, by=AcceptedBy.SITE, actor=claire)


def test_the_closing_message_is_kept_and_says_no_number(project: Project, claire: User) -> None:
    write_closing_message(project_id=project.pk, text=" Merci à tous. ", actor=claire)

    assert ReplyCommitment.objects.get().closing_message == "Merci à tous."
    with pytest.raises(ContactDetails):
        write_closing_message(project_id=project.pk, text="01 99 00 12 34", actor=claire)


def test_the_page_is_its_client_s_only(client: Client, project: Project, paul: User) -> None:
    client.force_login(paul)

    assert client.get(reverse("projects:commitment", args=[project.pk])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_prolongations_at_once_one_is_refused() -> None:
    project = ProjectFactory(offer_count=1)
    first_has_moved = threading.Event()

    def move_first() -> None:
        with transaction.atomic():
            moved(project, 18, "Un salon.")
            first_has_moved.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=move_first)
    first.start()
    first_has_moved.wait()
    with pytest.raises(ProlongedAlready):
        moved(project, 20, "Un salon.")
    first.join()

    project.refresh_from_db()
    assert project.reply_due_on == in_days(18)
