"""Until when an offer may be chosen: prolonging it, letting it end, warning before."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.journal.services import record
from ouvrage.kit.db import require_transaction
from ouvrage.kit.time import today
from ouvrage.kit.transitions import move
from ouvrage.offers import facts, rules
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import EXPIRY_WARNING, RESERVE_DAYS, VALIDITY
from ouvrage.offers.services.announce import announce
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.services import count_offer
from ouvrage.projects.states import LISTED, ProjectState


def default_validity(project: Project) -> date:
    """The day proposed to the provider: never before the answer that the client promised."""
    usual = today() + timedelta(days=VALIDITY.value())
    return max(usual, project.reply_due_on or usual)


@transaction.atomic
def prolong_offer(*, offer_id: UUID, until: date | None = None, actor: User) -> Offer:
    """Keep an offer choosable longer, or bring an expired one back as it was; free of charge.

    Without a day, the usual time from today. Refused: offers.not_your_offer,
    offers.project_closed, offers.no_longer_live, offers.bad_validity.
    Then: the client is told when it had expired.
    """
    project_id = Offer.objects.found(pk=offer_id).project_id
    project = Project.objects.locked(pk=project_id)
    offer = Offer.objects.select_related("company").locked(pk=offer_id)
    rules.check_author(actor, offer)
    rules.check_takes_offers(project)
    rules.check_changeable(offer)
    day = until or max(default_validity(project), offer.valid_until_on)
    rules.check_validity(day, project)
    if offer.state != OfferState.EXPIRED and day == offer.valid_until_on:
        return offer
    keep_valid(offer, day, actor=actor)
    return offer


def keep_valid(offer: Offer, day: date, *, actor: User | None) -> None:
    """Set the day on a locked offer; an expired one goes back to where it stood."""
    require_transaction()
    if offer.state == OfferState.EXPIRED:
        back = OfferState.SHORTLISTED if offer.was_shortlisted else OfferState.SENT
        move(offer, back, by=actor, valid_until_on=day, decided_at=None)
        count_offer(project_id=offer.project_id, delta=1)
        announce(facts.RENEWED, offer, actor=actor, side="provider", until=day.isoformat())
        return
    offer.valid_until_on = day
    offer.save(update_fields=["valid_until_on"])
    announce(facts.PROLONGED, offer, actor=actor, side="provider", until=day.isoformat())


@transaction.atomic
def expire_offer(*, offer_id: UUID) -> bool:
    """End an offer whose day is over; true when it was. One in reserve waits with the choice.

    Then: both sides are told.
    """
    project_id = Offer.objects.found(pk=offer_id).project_id
    project = Project.objects.locked(pk=project_id)
    offer = Offer.objects.select_related("company").locked(pk=offer_id)
    if project.state not in LISTED or not rules.is_choosable(offer) or not offer.is_past:
        return False
    was_shortlisted = offer.state == OfferState.SHORTLISTED
    move(offer, OfferState.EXPIRED, by=None, was_shortlisted=was_shortlisted)
    count_offer(project_id=project_id, delta=-1)
    announce(facts.EXPIRED, offer, actor=None, side="platform")
    return True


@transaction.atomic
def warn_of_expiry(*, project_id: int) -> int:
    """Warn once, for each day it is valid until, of the offers of a project that end soon.

    Then: offers.ends_soon for each author, offers.end_soon once for the client; how many.
    """
    project = Project.objects.locked(pk=project_id)
    if project.state != ProjectState.OPEN:
        return 0
    ending = Offer.objects.filter(project=project).ending_by(last_warned_day()).unwarned()
    rows = list(ending.select_related("company").select_for_update(no_key=True, of=("self",)))
    for offer in rows:
        offer.warned_for_on = offer.valid_until_on
        offer.save(update_fields=["warned_for_on"])
        announce(facts.ENDS_SOON, offer, actor=None, side="platform")
    if rows:
        record(
            facts.END_SOON,
            subject=project,
            actor=None,
            project_id=project_id,
            offers=[str(offer.pk) for offer in rows],
        )
    return len(rows)


def last_warned_day() -> date:
    return today() + timedelta(days=EXPIRY_WARNING.value())


def fresh_day() -> date:
    """The first day on which an offer may end that comes back into the running today."""
    return today() + timedelta(days=RESERVE_DAYS.value())


def take_out_of_reserve(project_id: int, *, but: UUID, actor: User) -> None:
    """The choice was undone: the others run again as they stood, with some days at least.

    A building block of going back on a choice. Then: each author is told.
    """
    require_transaction()
    fresh = fresh_day()
    others = Offer.objects.filter(project=project_id).waiting().exclude(pk=but)
    rows = others.select_related("company").select_for_update(no_key=True, of=("self",))
    for offer in rows.order_by("pk"):
        if offer.valid_until_on < fresh:
            offer.valid_until_on = fresh
            offer.save(update_fields=["valid_until_on"])
        announce(facts.RUNS_AGAIN, offer, actor=actor, side="platform")
