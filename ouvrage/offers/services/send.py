"""The provider's side: send an offer, change it, take it back, keep a draft."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ouvrage.access.rules import check_offer_open
from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.messaging.rules import check_no_contact_details
from ouvrage.offers import facts, rules
from ouvrage.offers.errors import AlreadySigned
from ouvrage.offers.invitations.services import take_up_invitation
from ouvrage.offers.models import Offer, OfferDraft, OfferVersion
from ouvrage.offers.services.announce import announce
from ouvrage.offers.services.validity import (
    default_validity,
    keep_valid,
    take_out_of_reserve,
)
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import OfferTerms, milestones_from_json
from ouvrage.projects.models import Project
from ouvrage.projects.services import count_offer, mark_reopened
from ouvrage.projects.states import ProjectState


@transaction.atomic
def send_offer(
    *,
    offer_id: UUID,
    project_id: int,
    terms: OfferTerms,
    valid_until_on: date | None = None,
    actor: User,
) -> Offer:
    """Make an offer on an open project; the identifier comes from the form, so twice is once.

    Refused: offers.project_closed, access.offer_closed, offers.already_sent,
    offers.declined_before, offers.bad_terms, offers.milestones_differ, offers.bad_validity,
    messaging.contact_details. Then: the client is told; the draft is gone.
    """
    project = Project.objects.locked(pk=project_id)
    sent = Offer.objects.filter(pk=offer_id, company=actor.company_id, project=project).first()
    if sent is not None:
        return sent
    rules.check_takes_offers(project)
    check_offer_open(actor, project)
    company_id = rules.company_of(actor)
    earlier = Offer.objects.filter(project=project, company=company_id)
    rules.check_may_send_again(list(earlier), project)
    rules.check_terms(terms)
    until = valid_until_on or default_validity(project)
    rules.check_validity(until, project)
    check_no_contact_details(terms.pitch, *(one.label for one in terms.milestones))
    offer = Offer.objects.create(
        id=offer_id,
        project=project,
        company_id=company_id,
        author=actor,
        price_cents=terms.price.cents,
        delivery_days=terms.delivery_days,
        pitch=terms.pitch,
        sent_at=now(),
        valid_until_on=until,
    )
    _keep_version(offer, terms)
    OfferDraft.objects.filter(company=company_id, project=project).delete()
    count_offer(project_id=project.pk, delta=1)
    take_up_invitation(project_id=project.pk, company_id=company_id, actor=actor)
    announce(facts.SENT, offer, actor=actor, side="provider")
    return offer


@transaction.atomic
def edit_offer(
    *, offer_id: UUID, terms: OfferTerms, valid_until_on: date | None = None, actor: User
) -> Offer:
    """Change an offer, free of charge, while the project is open; every version is kept.

    One that had expired is renewed by it.

    Refused: offers.not_your_offer, offers.no_longer_live, offers.project_closed,
    offers.bad_terms, offers.milestones_differ, offers.bad_validity, messaging.contact_details.
    Then: the client is told what changed. The same words again change nothing.
    """
    project, offer = _locked(offer_id)
    rules.check_author(actor, offer)
    rules.check_changeable(offer)
    rules.check_takes_offers(project)
    rules.check_terms(terms)
    check_no_contact_details(terms.pitch, *(one.label for one in terms.milestones))
    _keep_valid(offer, valid_until_on, project, actor)
    if terms == terms_of(offer):
        return offer
    offer.version += 1
    offer.price_cents = terms.price.cents
    offer.delivery_days = terms.delivery_days
    offer.pitch = terms.pitch
    offer.changed_at = now()
    offer.save(update_fields=["version", "price_cents", "delivery_days", "pitch", "changed_at"])
    _keep_version(offer, terms)
    OfferDraft.objects.filter(company=offer.company_id, project=project).delete()
    announce(facts.EDITED, offer, actor=actor, side="provider")
    return offer


@transaction.atomic
def withdraw_offer(*, offer_id: UUID, actor: User) -> Offer:
    """Take back an offer. The credit it cost is not given back.

    Refused: offers.not_your_offer, offers.already_signed, kit.illegal_move.
    Then: the client is told; a selected offer's project is open again.
    """
    project, offer = _locked(offer_id)
    rules.check_author(actor, offer)
    was_selected = offer.state == OfferState.SELECTED
    if was_selected and project.state != ProjectState.SELECTED:
        raise AlreadySigned
    was_counted = offer.state != OfferState.EXPIRED
    move(offer, OfferState.WITHDRAWN, by=actor, decided_at=now())
    if was_counted:
        count_offer(project_id=project.pk, delta=-1)
    if was_selected:
        mark_reopened(project_id=project.pk, actor=actor)
        take_out_of_reserve(project.pk, but=offer.pk, actor=actor)
    announce(facts.WITHDRAWN, offer, actor=actor, side="provider", was_selected=was_selected)
    return offer


@transaction.atomic
def save_draft(*, project_id: int, fields: dict[str, Any], actor: User) -> OfferDraft:
    """Keep what was typed so far, as it was typed, for the company's next visit."""
    draft, _created = OfferDraft.objects.update_or_create(
        company_id=rules.company_of(actor), project_id=project_id, defaults={"fields": fields}
    )
    return draft


def terms_of(offer: Offer) -> OfferTerms:
    """What the offer says now."""
    version = OfferVersion.objects.get(offer=offer, number=offer.version)
    return OfferTerms(
        offer.price, offer.delivery_days, offer.pitch, milestones_from_json(version.milestones)
    )


def _locked(offer_id: UUID) -> tuple[Project, Offer]:
    """The project first, then the offer: the order in which everybody locks them."""
    project_id = Offer.objects.found(pk=offer_id).project_id
    project = Project.objects.locked(pk=project_id)
    return project, Offer.objects.select_related("company").locked(pk=offer_id)


def _keep_valid(offer: Offer, until: date | None, project: Project, actor: User) -> None:
    """The day that was asked for; without one, an expired offer gets the usual time."""
    if until is None and offer.state == OfferState.EXPIRED:
        until = default_validity(project)
    if until is None or (until == offer.valid_until_on and offer.state != OfferState.EXPIRED):
        return
    rules.check_validity(until, project)
    keep_valid(offer, until, actor=actor)


def _keep_version(offer: Offer, terms: OfferTerms) -> None:
    OfferVersion.objects.create(
        offer=offer,
        number=offer.version,
        price_cents=terms.price.cents,
        delivery_days=terms.delivery_days,
        pitch=terms.pitch,
        milestones=terms.milestones_as_json(),
        written_at=now(),
    )
