"""A tip reaches its provider."""

from ouvrage.followup.tips import facts, notices
from ouvrage.followup.tips.models import Tip
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to


@reacts_to(facts.TIPPED)
def tell_the_provider(fact: Fact) -> None:
    tips = Tip.objects.select_related("project__brand", "company", "officer")
    notices.tell_tip(tips.get(pk=fact.subject_id))
