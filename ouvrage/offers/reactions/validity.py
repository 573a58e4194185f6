"""When an offer ends, is about to, or runs again: tell its author and the client."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.offers import facts
from ouvrage.offers.models import Offer
from ouvrage.offers.notices import offers_of, page_of, tell
from ouvrage.offers.reactions.about import names, offer_of, project_of
from ouvrage.offers.states import OfferState
from ouvrage.projects.states import ProjectState
from ouvrage.ui.text import day


@reacts_to(facts.ENDS_SOON)
def warn_author_of_the_end(fact: Fact) -> None:
    """Prolonged or decided meanwhile, nothing ends."""
    offer = offer_of(fact)
    if offer.warned_for_on != offer.valid_until_on or offer.state not in WAITING:
        return
    text = format_lazy(_("Your offer on “{title}” ends soon."), **names(offer))
    tell(fact, "ends_soon", offer.author, offer.project, text=text, url=page_of(offer), offer=offer)


@reacts_to(facts.END_SOON)
def warn_client_of_the_ends(fact: Fact) -> None:
    """One message for all of them; those decided or prolonged meanwhile are left out."""
    project = project_of(fact)
    ending = [
        offer
        for offer in Offer.objects.filter(pk__in=fact.data["offers"]).select_related("company")
        if offer.state in WAITING and offer.warned_for_on == offer.valid_until_on
    ]
    if project.state != ProjectState.OPEN or not ending:
        return
    ending.sort(key=lambda offer: offer.valid_until_on)
    text = format_lazy(
        ngettext_lazy(
            "An offer on “{title}” ends {day}.",
            "{count} offers on “{title}” end soon, the first {day}.",
            len(ending),
        ),
        title=project.title,
        count=len(ending),
        day=day(ending[0].valid_until_on),
    )
    url = offers_of(project)
    tell(fact, "end_soon", project.client, project, text=text, url=url, ending=ending)


@reacts_to(facts.EXPIRED)
def tell_both_of_the_end(fact: Fact) -> None:
    """The author by mail, for he alone can renew it; the client by a line."""
    offer = offer_of(fact)
    if offer.state != OfferState.EXPIRED:
        return
    own = format_lazy(_("Your offer on “{title}” has expired."), **names(offer))
    tell(fact, "expired", offer.author, offer.project, text=own, url=page_of(offer), offer=offer)
    text = format_lazy(_("The offer of {company} on “{title}” has expired."), **names(offer))
    client = offer.project.client
    tell(fact, "over", client, offer.project, text=text, url=page_of(offer), mail=False)


@reacts_to(facts.RENEWED)
def tell_client_of_a_renewal(fact: Fact) -> None:
    offer = offer_of(fact)
    text = format_lazy(_("{company} renewed the offer on “{title}”."), **names(offer))
    client = offer.project.client
    tell(fact, "renewed", client, offer.project, text=text, url=page_of(offer), offer=offer)


@reacts_to(facts.RUNS_AGAIN)
def tell_author_that_it_runs_again(fact: Fact) -> None:
    offer = offer_of(fact)
    if offer.state not in WAITING or offer.project.state != ProjectState.OPEN:
        return
    text = format_lazy(_("Your offer on “{title}” is in the running again."), **names(offer))
    name, url = "runs_again", page_of(offer)
    tell(fact, name, offer.author, offer.project, text=text, url=url, offer=offer)


WAITING = frozenset({OfferState.SENT, OfferState.SHORTLISTED})
