"""A signed project is under way from the provider's first act of work on."""

from ouvrage.contracts.models import Pace
from ouvrage.contracts.services import deliver_milestone, write_report
from ouvrage.contracts.tests.factories import complete, drawn_from, signed_by_both
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.offers.tests.factories import offer_of, open_offer
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory


def signed(client, provider):
    project = ProjectFactory(client=client)
    open_offer(provider, project)
    return signed_by_both(complete(drawn_from(offer_of(provider, project))))


def test_the_first_report_begins_the_work_once(claire, paul):
    contract = signed(claire, paul)

    for _ in range(2):
        write_report(
            report_id=new_id(),
            contract_id=contract.pk,
            pace=Pace.ON_TIME,
            text="Les premières pistes sont prêtes.",
            actor=paul,
        )

    contract.project.refresh_from_db()
    assert contract.project.state == ProjectState.IN_PROGRESS
    assert Fact.objects.filter(kind="projects.started").count() == 1


def test_a_delivery_begins_it_too(claire, paul):
    contract = signed(claire, paul)
    contract.project.refresh_from_db()
    assert contract.project.state == ProjectState.SIGNED

    deliver_milestone(milestone_id=contract.milestones.first().pk, text="Voilà.", actor=paul)

    contract.project.refresh_from_db()
    assert contract.project.state == ProjectState.IN_PROGRESS
