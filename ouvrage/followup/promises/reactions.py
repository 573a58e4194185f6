"""A call is spared when the offers it was for are answered."""

from ouvrage.followup.promises.services import spare_reply_call
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.offers import facts as offers
from ouvrage.projects import facts as projects


@reacts_to(
    offers.DECLINED, offers.SELECTED, offers.WITHDRAWN, offers.EXPIRED, projects.REPLY_PROLONGED
)
def spare_a_client_who_answered(fact: Fact) -> None:
    """The project and its offers are read again."""
    spare_reply_call(project_id=fact.project_id or 0)
