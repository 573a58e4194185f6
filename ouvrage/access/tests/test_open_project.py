"""A provider opens something on a project for one credit, once ever (RULES §4, INV-04, INV-05)."""

from datetime import timedelta

import pytest
from django.http import Http404

from ouvrage.access.errors import (
    ContactCap,
    NotListed,
    OfferClosed,
    OwnProject,
    ProvidersOnly,
    ReportClosed,
    ToReconfirm,
)
from ouvrage.access.facts import OPENED
from ouvrage.access.models import Opening
from ouvrage.access.queries import Rights, rights
from ouvrage.access.rules import check_offer_open, check_report_open
from ouvrage.access.services import open_project
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.errors import NoneLeft
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.kit.verifying import run_checks
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

CONSULTATION, OFFRE, CONTACT = CreditKind


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire)


@pytest.fixture
def rich(paul):
    return with_credits(paul)


def left(provider, kind=CONSULTATION):
    return balances(provider.company_id)[kind].count


def problems():
    return [problem for outcome in run_checks() for problem in outcome.problems]


def test_a_consultation_opens_the_report_for_one_credit(rich, project):
    opening = opened(rich, project)

    assert rights(rich.company_id, project.pk) == Rights(report=True)
    assert left(rich) == 2
    check_report_open(rich, project)
    fact = Fact.objects.get(kind=OPENED.name)
    assert fact.subject_id == str(opening.pk)
    assert (fact.project_id, fact.company_id) == (project.pk, rich.company_id)
    assert fact.data == {"company": rich.company.name, "credit": "consultation"}
    assert problems() == []


def test_asking_again_costs_nothing_whatever_the_form_says(rich, project):
    first = open_project(
        project_id=project.pk, kind=OFFRE, opening_id=(form := new_id()), actor=rich
    )
    again = open_project(project_id=project.pk, kind=OFFRE, opening_id=form, actor=rich)
    other_tab = open_project(project_id=project.pk, kind=OFFRE, opening_id=new_id(), actor=rich)

    assert first.pk == again.pk == other_tab.pk == form
    assert left(rich, OFFRE) == 2
    assert Fact.objects.filter(kind=OPENED.name).count() == 1


def test_a_colleague_of_the_same_company_finds_it_open(rich, project):
    colleague = UserFactory(company=rich.company)
    opened(rich, project)

    opened(colleague, project)

    assert left(rich) == 2


def test_an_id_that_somebody_else_used_opens_all_the_same(rich, nadia, project):
    first = opened(rich, project)
    with_credits(nadia)

    second = open_project(
        project_id=project.pk, kind=CONSULTATION, opening_id=first.pk, actor=nadia
    )

    assert second.pk != first.pk
    assert second.company_id == nadia.company_id


def test_the_three_kinds_are_independent_and_in_any_order(rich, project):
    opened(rich, project, CONTACT)
    opened(rich, project, OFFRE)

    assert rights(rich.company_id, project.pk) == Rights(report=False, offer=True, contact=True)


def test_what_is_open_stays_open_when_the_project_is_not_any_more(rich, project):
    opened(rich, project)
    project.state = ProjectState.SELECTED
    project.save()

    assert opened(rich, project).kind == CONSULTATION
    assert left(rich) == 2


@pytest.mark.parametrize(
    "state", [ProjectState.SELECTED, ProjectState.SIGNED, ProjectState.CANCELLED]
)
def test_a_project_that_is_not_open_takes_no_credit(rich, project, state):
    project.state = state
    project.save()

    with pytest.raises(NotListed) as refused:
        opened(rich, project)
    assert refused.value.code == "access.not_listed"
    assert left(rich) == 3


def test_a_draft_is_unknown(rich):
    with pytest.raises(Http404):
        opened(rich, ProjectFactory(draft=True))


@pytest.mark.parametrize("days", [22, 30])
def test_a_project_nobody_confirmed_for_three_weeks_takes_no_credit(rich, days):
    project = ProjectFactory(confirmed_alive_at=now() - timedelta(days=days))

    with pytest.raises(ToReconfirm) as refused:
        opened(rich, project)
    assert refused.value.code == "access.to_reconfirm"
    assert left(rich) == 3


def test_a_project_that_sleeps_takes_no_credit(rich):
    with pytest.raises(ToReconfirm):
        opened(rich, ProjectFactory(state=ProjectState.DORMANT))


def test_nobody_spends_on_a_project_of_ones_own(rich):
    with pytest.raises(OwnProject) as refused:
        opened(rich, ProjectFactory(client=rich))
    with pytest.raises(OwnProject):
        opened(rich, ProjectFactory(client=UserFactory(company=rich.company)))
    assert refused.value.code == "access.own_project"
    assert left(rich) == 3


def test_without_a_company_there_is_nothing_to_spend(claire, project):
    with pytest.raises(ProvidersOnly) as refused:
        opened(claire, project)
    assert refused.value.code == "access.providers_only"


def test_without_a_credit_nothing_opens(paul, project):
    with pytest.raises(NoneLeft):
        opened(paul, project)
    assert not Opening.objects.exists()
    assert not Fact.objects.filter(kind=OPENED.name).exists()
    assert problems() == []


def test_the_seventh_provider_does_not_get_the_contact(rich, project):
    for _number in range(6):
        opened(with_credits(UserFactory(provider=True)), project, CONTACT)

    with pytest.raises(ContactCap) as refused:
        opened(rich, project, CONTACT)
    assert refused.value.code == "access.contact_cap"
    assert left(rich, CONTACT) == 3
    opened(rich, project, CONSULTATION)


def test_a_provider_reads_the_report_only_after_a_consultation(rich, project):
    with pytest.raises(ReportClosed) as refused:
        check_report_open(rich, project)
    assert refused.value.code == "access.report_closed"


def test_the_client_and_the_follow_up_desk_read_without_a_credit(claire, sophie, project):
    check_report_open(claire, project)
    check_report_open(sophie, project)


def test_an_offer_needs_an_offer_credit(rich, project):
    with pytest.raises(OfferClosed) as refused:
        check_offer_open(rich, project)
    assert refused.value.code == "access.offer_closed"

    opened(rich, project, OFFRE)

    check_offer_open(rich, project)


def test_opening_is_few_statements(rich, project, django_assert_max_num_queries):
    opened(rich, ProjectFactory(), CONTACT)

    with django_assert_max_num_queries(13):
        opened(rich, project, CONTACT)


def test_pages_have_the_rights_that_opening_takes(rich, project, as_pages_do):
    opened(rich, project)

    assert left(rich) == 2
