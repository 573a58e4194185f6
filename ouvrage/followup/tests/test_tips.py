"""« Vous avez de fortes chances »: to one who looked for it, once, without a promise."""

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.followup.tips import errors
from ouvrage.followup.tips.models import Tip
from ouvrage.followup.tips.services import tip_provider
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.errors import ContactDetails
from ouvrage.notifications.models import Mail
from ouvrage.offers.tests.factories import offer_of, open_contact
from ouvrage.projects.errors import DeskOnly
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

LIKED = "Le client a relu votre offre deux fois et aime votre piste au pinceau."


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def bidder(paul: User, project: Project) -> User:
    offer_of(paul, project)
    return paul


def tip(sophie: User, project: Project, provider: User, text: str = LIKED, **given: Any) -> Tip:
    told = tip_provider(
        tip_id=given.get("tip_id", new_id()),
        project_id=project.pk,
        company_id=provider.company_id or 0,
        text=text,
        actor=sophie,
    )
    run_due()
    return told


def test_a_bidder_is_told_by_mail_and_on_his_pages(
    client: Client, bidder: User, project: Project, sophie: User
) -> None:
    tip(sophie, project, bidder)

    client.force_login(bidder)
    report = html.unescape(client.get(reverse("web:project", args=[project.pk])).content.decode())
    prospecting = html.unescape(client.get(reverse("access:prospecting")).content.decode())
    assert LIKED in Mail.objects.get(kind="followup.tip").text
    assert LIKED in report
    assert "fortes chances" in prospecting


def test_neither_the_client_nor_a_rival_reads_it(
    client: Client, bidder: User, nadia: User, project: Project, sophie: User, claire: User
) -> None:
    tip(sophie, project, bidder)
    opened(with_credits(nadia), project)

    for reader in (claire, nadia):
        client.force_login(reader)
        page = client.get(reverse("web:project", args=[project.pk]), {"tab": "thread"})
        assert "chances" not in page.content.decode()


def test_whoever_has_the_contact_may_be_told(project: Project, nadia: User, sophie: User) -> None:
    open_contact(nadia, project)

    assert tip(sophie, project, nadia).company == nadia.company


def test_nobody_is_placed_on_a_project_he_did_not_look_for(
    project: Project, nadia: User, sophie: User
) -> None:
    opened(with_credits(nadia), project, CreditKind.CONSULTATION)

    with pytest.raises(errors.TipToWhom):
        tip(sophie, project, nadia)


def test_once_the_client_has_chosen_nobody_is_told(
    bidder: User, project: Project, sophie: User
) -> None:
    Project.objects.filter(pk=project.pk).update(state=ProjectState.SELECTED)

    with pytest.raises(errors.NoTipNow):
        tip(sophie, project, bidder)


def test_a_double_click_tells_once_and_a_colleague_learns_it_was_done(
    bidder: User, project: Project, sophie: User
) -> None:
    same = new_id()
    tip(sophie, project, bidder, tip_id=same)
    tip(sophie, project, bidder, tip_id=same)

    with pytest.raises(errors.AlreadyTipped):
        tip(UserFactory(officer=True), project, bidder)
    assert Mail.objects.filter(kind="followup.tip").count() == 1


def test_few_are_told_on_one_project(project: Project, sophie: User) -> None:
    for _number in range(3):
        provider = UserFactory(provider=True)
        open_contact(provider, project)
        tip(sophie, project, provider)
    last = UserFactory(provider=True)
    open_contact(last, project)

    with pytest.raises(errors.EnoughTips):
        tip(sophie, project, last)


def test_an_officer_tells_so_many_a_day(sophie: User, paul: User) -> None:
    for _number in range(10):
        project = ProjectFactory()
        open_contact(paul, project)
        tip(sophie, project, paul)
    one_more = ProjectFactory()
    open_contact(paul, one_more)

    with pytest.raises(errors.EnoughTipsToday):
        tip(sophie, one_more, paul)


@pytest.mark.parametrize(
    "text", ["C’est gagné, le contrat est à vous.", "Je vous garantis que vous serez choisi."]
)
def test_a_tip_promises_nothing(bidder: User, project: Project, sophie: User, text: str) -> None:
    with pytest.raises(errors.TipPromises):
        tip(sophie, project, bidder, text)


def test_a_tip_gives_no_contact_details(bidder: User, project: Project, sophie: User) -> None:
    with pytest.raises(ContactDetails):
        tip(sophie, project, bidder, "Appelez-la au 06 39 98 00 12, elle attend.")


def test_only_the_desk_tips(bidder: User, project: Project) -> None:
    with pytest.raises(DeskOnly):
        tip(bidder, project, bidder)


def test_the_form_keeps_what_was_refused(
    client: Client, bidder: User, project: Project, sophie: User, settings: Any
) -> None:
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(sophie)
    url = reverse("followup:tip", args=[project.pk])
    form = {"tip_id": new_id(), "company": bidder.company_id, "text": "C’est gagné pour vous !"}

    refused = client.post(url, form)
    sent = client.post(url, form | {"text": LIKED})

    assert "C’est gagné pour vous" in html.unescape(refused.content.decode())
    assert (refused.status_code, sent.status_code) == (422, 303)


def test_the_supervisor_sees_who_told_whom_and_how_often(
    client: Client, bidder: User, project: Project, sophie: User, settings: Any,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    tip(sophie, project, bidder)
    client.force_login(UserFactory(staff_roles=[StaffRole.SUPERVISOR]))

    with django_assert_max_num_queries(11):
        page = client.get(reverse("followup:tips"), {"suiveur": sophie.pk})
    other = client.get(reverse("followup:tips"), {"suiveur": bidder.pk})
    file = client.get(reverse("followup:tips_export")).getvalue().decode()

    assert sophie.full_name in html.unescape(page.content.decode())
    assert LIKED not in html.unescape(other.content.decode())
    assert LIKED in file
