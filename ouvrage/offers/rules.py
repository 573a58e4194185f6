"""May this be done with an offer? Each check returns nothing or refuses."""

from datetime import date, timedelta

from ouvrage.accounts.models import User
from ouvrage.kit.time import today
from ouvrage.offers import errors
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import (
    HIGHEST_PRICE,
    LONGEST_DELIVERY,
    LONGEST_VALIDITY,
    MOST_MILESTONES,
)
from ouvrage.offers.states import LIVE, OfferState
from ouvrage.offers.terms import OfferTerms
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState
from ouvrage.ui.text import day, money

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
    """One live offer per company, an expired one is renewed; one that was turned down is not
    sent again under another face.
    """
    states = {offer.state for offer in offers}
    if states & (LIVE | {OfferState.EXPIRED}):
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


def is_choosable(offer: Offer) -> bool:
    return offer.state in CHOOSABLE


def check_changeable(offer: Offer) -> None:
    """Its author may change it: it runs, or it expired and may be renewed."""
    if offer.state not in CHOOSABLE | {OfferState.EXPIRED}:
        raise errors.NoLongerLive


def check_valid(offer: Offer) -> None:
    """Also between midnight and the job that lets it expire."""
    if offer.state == OfferState.EXPIRED or (is_choosable(offer) and offer.is_past):
        raise errors.OfferExpired(day=day(offer.valid_until_on))


def check_validity(until: date, project: Project) -> None:
    """From tomorrow to the bound, or to the client's promised day when that is later."""
    most = LONGEST_VALIDITY.value()
    last = max(today() + timedelta(days=most), project.reply_due_on or today())
    if not today() < until <= last:
        raise errors.BadValidity(most=most)


def check_version(offer: Offer, seen: int) -> None:
    """What the client agrees to is what he read."""
    if offer.version != seen:
        raise errors.ChangedMeanwhile
