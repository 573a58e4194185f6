"""When somebody was invited, read it, declined, or the invitation ended: tell the other side."""

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.offers import facts
from ouvrage.offers.invitations.models import WAITING, Invitation, InvitationState
from ouvrage.offers.invitations.services import lapse_invitation
from ouvrage.offers.notices import tell
from ouvrage.projects import facts as projects


@reacts_to(facts.INVITED)
def tell_provider_that_he_is_invited(fact: Fact) -> None:
    """Withdrawn before this runs, nobody is told."""
    invitation = _invitation(fact)
    if invitation.state not in WAITING:
        return
    title = invitation.project.title
    text = format_lazy(_("A client invites you to make an offer on “{title}”."), title=title)
    url = reverse("offers:invitation", args=[invitation.pk])
    reader, project = invitation.reader, invitation.project
    tell(fact, "invited", reader, project, text=text, url=url, invitation=invitation)


@reacts_to(facts.INVITATION_SEEN)
def tell_client_that_it_was_read(fact: Fact) -> None:
    invitation = _invitation(fact)
    text = format_lazy(
        _("{company} read your invitation to “{title}”."),
        company=invitation.company.name,
        title=invitation.project.title,
    )
    url = _inviting(invitation)
    tell(fact, "seen", invitation.invited_by, invitation.project, text=text, url=url, mail=False)


@reacts_to(facts.INVITATION_DECLINED)
def tell_client_of_a_no(fact: Fact) -> None:
    invitation = _invitation(fact)
    text = format_lazy(
        _("{company} declines your invitation to “{title}”."),
        company=invitation.company.name,
        title=invitation.project.title,
    )
    name, url = "uninterested", _inviting(invitation)
    client, project = invitation.invited_by, invitation.project
    tell(fact, name, client, project, text=text, url=url, invitation=invitation)


@reacts_to(facts.INVITATION_WITHDRAWN)
def tell_provider_that_it_was_withdrawn(fact: Fact) -> None:
    invitation = _invitation(fact)
    title = invitation.project.title
    text = format_lazy(_("The client took back his invitation to “{title}”."), title=title)
    url = reverse("offers:invitation", args=[invitation.pk])
    tell(fact, "uninvited", invitation.reader, invitation.project, text=text, url=url, mail=False)


@reacts_to(facts.INVITATION_LAPSED)
def tell_client_that_a_place_is_free(fact: Fact) -> None:
    """Only while others may still be invited."""
    invitation = _invitation(fact)
    if invitation.state != InvitationState.LAPSED or not fact.data["late"]:
        return
    text = format_lazy(
        _("{company} did not answer your invitation to “{title}”: its place is free again."),
        company=invitation.company.name,
        title=invitation.project.title,
    )
    url = _inviting(invitation)
    tell(fact, "lapsed", invitation.invited_by, invitation.project, text=text, url=url, mail=False)


@reacts_to(projects.SIGNED, projects.CANCELLED, projects.VOIDED)
def end_invitations(fact: Fact) -> None:
    """Nobody is asked for an offer that can no longer be chosen."""
    waiting = Invitation.objects.filter(project=fact.project_id or 0).waiting()
    for invitation_id in waiting.values_list("pk", flat=True):
        lapse_invitation(invitation_id=invitation_id)


def _invitation(fact: Fact) -> Invitation:
    people = ("project__brand", "company", "reader", "invited_by")
    return Invitation.objects.select_related(*people).get(pk=fact.subject_id)


def _inviting(invitation: Invitation) -> str:
    return reverse("offers:invite", args=[invitation.project_id])
