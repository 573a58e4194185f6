"""When an offer came, moved or was decided: tell people; close what a dead project leaves."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.access.services import return_credits
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.kit.time import today
from ouvrage.offers import facts
from ouvrage.offers.courtesy import civil_words
from ouvrage.offers.notices import offers_of, page_of, tell
from ouvrage.offers.queries import bidders, waiting_on
from ouvrage.offers.reactions.about import names, offer_of, project_of
from ouvrage.offers.services.close import close_all
from ouvrage.offers.states import OfferState
from ouvrage.projects import facts as projects
from ouvrage.projects.models import Project, ReplyCommitment
from ouvrage.projects.states import LISTED, ProjectState

ENDED = {ProjectState.CANCELLED: "cancelled", ProjectState.VOIDED: "voided"}


@reacts_to(projects.CANCELLED, projects.VOIDED)
def close_offers_of_an_ended_project(fact: Fact) -> None:
    """Nobody waits for an answer that will not come."""
    project = project_of(fact)
    cause = ENDED.get(ProjectState(project.state))
    if cause:
        close_all(project_id=project.pk, cause=cause)


@reacts_to(facts.SENT)
def tell_client_of_a_new_offer(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(_("{company} made an offer on “{title}”."), **names(offer))
    tell(
        fact,
        "received",
        offer.project.client,
        offer.project,
        text=text,
        url=page_of(offer),
        offer=offer,
    )


@reacts_to(facts.EDITED)
def tell_client_of_a_change(fact: Fact) -> None:
    """A mail only when the client had read an earlier version; else he reads the new one anyway."""
    offer = offer_of(fact)
    text = format_lazy(_("{company} changed the offer on “{title}”."), **names(offer))
    had_read = 0 < offer.read_version < offer.version
    tell(
        fact,
        "changed",
        offer.project.client,
        offer.project,
        text=text,
        url=page_of(offer),
        mail=had_read,
        offer=offer,
    )


@reacts_to(facts.WITHDRAWN)
def tell_client_of_a_withdrawal(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(_("{company} withdrew the offer on “{title}”."), **names(offer))
    tell(
        fact,
        "withdrawn",
        offer.project.client,
        offer.project,
        text=text,
        url=offers_of(offer.project),
        offer=offer,
        was_selected=fact.data["was_selected"],
    )


@reacts_to(facts.READ)
def tell_provider_that_it_was_read(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(_("The client opened your offer on “{title}”."), **names(offer))
    tell(fact, "read", offer.author, offer.project, text=text, url=page_of(offer), mail=False)


@reacts_to(facts.SHORTLISTED, facts.DECLINED, facts.RECONSIDERED, facts.UNSELECTED)
def tell_provider_of_a_decision(fact: Fact) -> None:
    """Told as it stands when this runs: a decision taken back meanwhile is not announced."""
    offer = offer_of(fact)
    name, states, sentence = DECISIONS[fact.kind]
    if offer.state not in states:
        return
    text = format_lazy(sentence, **names(offer))
    civil = civil_words(offer.decline_reason) if offer.decline_reason else ""
    said: dict[str, Any] = {"offer": offer, "civil": civil}
    tell(fact, name, offer.author, offer.project, text=text, url=page_of(offer), **said)


DECISIONS = {
    facts.SHORTLISTED.name: (
        "shortlisted",
        {OfferState.SHORTLISTED},
        _("Your offer on “{title}” is on the client’s shortlist."),
    ),
    facts.DECLINED.name: (
        "declined",
        {OfferState.DECLINED},
        _("The client turned down your offer on “{title}” and says why."),
    ),
    facts.RECONSIDERED.name: (
        "reconsidered",
        {OfferState.SENT},
        _("The client came back to your offer on “{title}”."),
    ),
    facts.UNSELECTED.name: (
        "unselected",
        {OfferState.SENT, OfferState.SHORTLISTED},
        _("The client went back on his choice for “{title}”; your offer stays in the running."),
    ),
}


@reacts_to(facts.SELECTED)
def tell_everybody_of_the_selection(fact: Fact) -> None:
    """The chosen one by mail; the others learn that theirs is kept in reserve until signature."""
    offer = offer_of(fact)
    if offer.state != OfferState.SELECTED:
        return
    project = offer.project
    text = format_lazy(_("The client selected your offer on “{title}”."), **names(offer))
    tell(fact, "selected", offer.author, project, text=text, url=page_of(offer), offer=offer)
    reserve = format_lazy(
        _(
            "Another provider is selected on “{title}”; your offer is kept in reserve until "
            "signature."
        ),
        title=project.title,
    )
    for other in bidders(project.pk, but=offer.pk):
        tell(fact, "reserve", other.author, project, text=reserve, url=page_of(other), mail=False)


@reacts_to(facts.CLOSED)
def tell_provider_that_it_is_closed(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(_("Your offer on “{title}” is closed."), **names(offer))
    tell(
        fact,
        "closed",
        offer.author,
        offer.project,
        text=text,
        url=page_of(offer),
        offer=offer,
        cause=fact.data["cause"],
    )


@reacts_to(facts.LEFT_UNANSWERED)
def tell_provider_that_no_answer_came(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(
        _("The reply date has passed on “{title}” without an answer."), **names(offer)
    )
    kept = ReplyCommitment.objects.filter(project=offer.project).first()
    tell(
        fact,
        "unanswered",
        offer.author,
        offer.project,
        text=text,
        url=page_of(offer),
        offer=offer,
        closing=kept.closing_message if kept else "",
    )


@reacts_to(facts.REPLY_RECALLED)
def remind_client_of_waiting_offers(fact: Fact) -> None:
    """Read again when this runs: who answered or chose meanwhile is left in peace."""
    project = Project.objects.select_related("client", "brand").locked(pk=fact.project_id)
    waiting = waiting_on(project.pk)
    due = project.reply_due_on
    told = due is not None and due.isoformat() == fact.data["due_on"] and due >= today()
    if project.state != ProjectState.OPEN or not waiting or not told:
        return
    text = format_lazy(_("Offers wait for your answer on “{title}”."), title=project.title)
    url = offers_of(project)
    tell(fact, "reply_due", project.client, project, text=text, url=url, waiting=waiting)


@reacts_to(projects.REPLY_PROLONGED)
def tell_bidders_that_the_answer_comes_later(fact: Fact) -> None:
    project = project_of(fact)
    if project.state not in LISTED:
        return
    text = format_lazy(_("The client answers later on “{title}”."), title=project.title)
    for offer in bidders(project.pk):
        url, reason = page_of(offer), fact.data["reason"]
        tell(fact, "prolonged", offer.author, project, text=text, url=url, reason=reason)


@reacts_to(facts.LEFT_UNANSWERED)
def return_offer_credit(fact: Fact) -> None:
    """A client who keeps silent past his promise does not cost the bidder a credit (RULES §4)."""
    return_credits(fact_id=fact.pk)
