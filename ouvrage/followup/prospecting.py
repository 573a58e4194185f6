"""What Suivi Projet adds to a provider's prospecting list: his last call, and his chances."""

from django.utils.translation import gettext as _

from ouvrage.access.prospects import Remarks, says_of_prospects
from ouvrage.followup.contacts.queries import last_attempts
from ouvrage.followup.tips.queries import told_on
from ouvrage.ui.text import how_long


@says_of_prospects
def last_call(company_id: int, project_ids: list[int]) -> Remarks:
    """« Dernier appel : sans réponse, il y a 2 jours »."""
    said = _("Last call: {outcome}, {when}")
    return {
        project_id: said.format(outcome=one.get_outcome_display(), when=how_long(one.called_at))
        for project_id, one in last_attempts(company_id, project_ids).items()
    }


@says_of_prospects
def chances(company_id: int, project_ids: list[int]) -> Remarks:
    """Where an officer told the company that its chances are good."""
    said = _("Suivi Projet: your chances are good")
    return dict.fromkeys(told_on(company_id, project_ids), said)
