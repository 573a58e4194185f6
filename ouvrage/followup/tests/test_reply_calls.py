"""On the last business day before the promised day somebody calls, unless nobody waits."""

from datetime import date, datetime, timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.followup.calendar import business_day_before
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.promises.jobs import plan_reply_calls
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import PARIS, clock_at
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import decline_offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.commitment.models import AcceptedBy
from ouvrage.projects.commitment.services import move_reply_day
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 9, 0, tzinfo=PARIS)
MONDAY = date(2026, 11, 30)


@pytest.fixture
def offer(claire: User, paul: User) -> Offer:
    """On a project whose answers are promised for a Monday."""
    with clock_at(FRIDAY - timedelta(days=5)):
        return offer_of(paul, ProjectFactory(client=claire, reply_due_on=MONDAY))


def planned() -> int:
    plan_reply_calls()
    return Task.objects.filter(purpose=Purpose.REPLY_DUE, done_at=None).count()


def test_the_eve_of_a_monday_is_the_friday_and_a_holiday_is_no_business_day() -> None:
    assert business_day_before(MONDAY) == FRIDAY.date()
    assert business_day_before(date(2026, 12, 28)) == date(2026, 12, 24)


@pytest.mark.usefixtures("offer")
def test_the_friday_before_a_monday_the_call_is_there_once_even_when_made() -> None:
    with clock_at(FRIDAY - timedelta(days=1)):
        assert planned() == 0
    with clock_at(FRIDAY):
        assert planned() == 1
        assert planned() == 1
        Task.objects.update(done_at=FRIDAY)
        assert planned() == 0


def test_nobody_is_called_about_offers_that_are_answered(offer: Offer, claire: User) -> None:
    with clock_at(FRIDAY):
        assert planned() == 1
        decline_offer(offer_id=offer.pk, reason=DeclineReason.PROFILE, text="", actor=claire)
        run_due()

        assert planned() == 0


def test_a_prolonged_day_has_its_own_call(offer: Offer, claire: User) -> None:
    with clock_at(FRIDAY):
        assert planned() == 1
        move_reply_day(
            project_id=offer.project_id,
            due_on=MONDAY + timedelta(days=4),
            reason="Le salon est reporté.",
            by=AcceptedBy.SITE,
            actor=claire,
        )
        run_due()
        assert planned() == 0
    with clock_at(FRIDAY + timedelta(days=6)):
        assert planned() == 1
    assert Project.objects.get().reply_due_on == date(2026, 12, 4)
