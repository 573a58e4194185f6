"""What of offers waits: invitations and ends for a provider, questions for a client."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.offers.invitations.queries import waiting_invitations
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import unanswered_questions
from ouvrage.offers.services.validity import last_warned_day
from ouvrage.projects.states import ProjectState
from ouvrage.ui.text import day
from ouvrage.web.waiting import Item

SHOWN = 5


def of_provider(company_id: int) -> list[Item]:
    """Invitations to answer, then offers to prolong."""
    invited = waiting_invitations(company_id).filter(project__state=ProjectState.OPEN)
    ending = Offer.objects.filter(company=company_id, project__state=ProjectState.OPEN)
    soon = ending.ending_by(last_warned_day()).select_related("project")
    return [
        *(
            Item(
                one.project.title,
                _("A client invites you: your offer costs no credit."),
                reverse("offers:invitation", args=[one.pk]),
                one.state,
                one.get_state_display(),
            )
            for one in invited[:SHOWN]
        ),
        *(
            Item(
                offer.project.title,
                format_lazy(
                    _("Your offer ends {day}: prolong it in one click."),
                    day=day(offer.valid_until_on),
                ),
                reverse("offers:read", args=[offer.pk]),
                "ending",
                str(_("ends soon")),
            )
            for offer in soon.order_by("valid_until_on")[:SHOWN]
        ),
    ]


def of_client(client_id: int) -> list[Item]:
    """Questions without an answer, by project."""
    return [
        Item(
            project.title,
            ngettext_lazy(
                "%(n)d question waits for your answer.",
                "%(n)d questions wait for your answer.",
                "n",
            )
            % {"n": count},
            reverse("offers:compare", args=[project.pk]) + "#questions",
            "asked",
            str(_("to answer")),
        )
        for project, count in unanswered_questions(client_id)[:SHOWN]
    ]
