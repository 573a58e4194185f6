"""May this be done with an offer? Each check returns nothing or refuses."""

from ouvrage.accounts.models import User
from ouvrage.offers import errors
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import HIGHEST_PRICE, LONGEST_DELIVERY, MOST_MILESTONES
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import OfferTerms
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.ui.text import money

CHOOSABLE = frozenset({OfferState.SENT, OfferState.SHORTLISTED})


def check_takes_offers(project: Project) -> None:
    if project.state != ProjectState.OPEN:
        raise errors.ProjectClosed(project=project.title)


def check_terms(terms: OfferTerms) -> None:
    """Whole, within bounds, and the milestones add up to the price."""
    most = MOST_MILESTONES.value()
    whole = (
        0 < terms.price.cents <= HIGHEST_PRICE.value()
        and 0 < terms.delivery_days <= LONGEST_DELIVERY.value()
        and terms.pitch.strip()
        and 1 <= len(terms.milestones) <= most
        and all(one.label.strip() and one.amount.cents > 0 for one in terms.milestones)
        and all(0 < one.days <= terms.delivery_days for one in terms.milestones)
    )
    if not whole:
        raise errors.BadTerms(most=most)
    if terms.sum_of_milestones != terms.price:
        raise errors.MilestonesDiffer(sum=money(terms.sum_of_milestones), price=money(terms.price))


def check_may_send_again(offers: list[Offer], project: Project) -> None:
    """One live offer per company; one that was turned down is not sent again under another face."""
    states = {offer.state for offer in offers}
    if states & {OfferState.SENT, OfferState.SHORTLISTED, OfferState.SELECTED}:
        raise errors.AlreadySent(project=project.title)
    if OfferState.DECLINED in states:
        raise errors.DeclinedBefore(project=project.title)


def company_of(actor: User) -> int:
    """The company somebody acts for; whoever has none makes no offers."""
    if actor.company_id is None:
        raise errors.NotYourOffer
    return actor.company_id


def check_author(actor: User, offer: Offer) -> None:
    if actor.company_id is None or actor.company_id != offer.company_id:
        raise errors.NotYourOffer


def check_client(actor: User, project: Project) -> None:
    if project.client_id != actor.pk:
        raise errors.NotYourProject


def check_choosable(offer: Offer) -> None:
    if offer.state not in CHOOSABLE:
        raise errors.NoLongerLive


def check_version(offer: Offer, seen: int) -> None:
    """What the client agrees to is what he read."""
    if offer.version != seen:
        raise errors.ChangedMeanwhile
