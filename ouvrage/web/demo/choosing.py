"""One client with much to choose from: a dozen offers, some changed, judged by his own criteria."""

import random
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q

from ouvrage.access.services import open_project
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, now
from ouvrage.offers import services as offers
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services.send import terms_of
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.offers.weighing.models import OfferCriterion
from ouvrage.offers.weighing.queries import criteria_of
from ouvrage.offers.weighing.services import Wanted, set_criteria, weigh_offer
from ouvrage.projects.models import Project
from ouvrage.projects.services import confirm_alive
from ouvrage.projects.states import ProjectState
from ouvrage.web.demo.pools import Pools

DOZEN = 12
CRITERIA = (
    Wanted("Compréhension du besoin", 3),
    Wanted("Références", 2),
    Wanted("Délai", 1),
)
NOTES = (
    "A posé les bonnes questions sur les formats. À rappeler si les délais glissent.",
    "Un peu cher, mais la reprise des fichiers sources est comprise.",
    "Joli portfolio. Vérifier la disponibilité en janvier.",
)


def play(pools: Pools, chance: random.Random) -> None:
    """Safe to run again: once a client has criteria, he has chosen what to compare."""
    if OfferCriterion.objects.exists():
        return
    live = Count("offers", filter=Q(offers__state__in=["sent", "shortlisted"]))
    found = Project.objects.filter(state=ProjectState.OPEN).annotate(n=live).order_by("-n", "pk")
    project = found.select_related("brand", "category", "client").first()
    if project is None or project.client is None:
        return
    moment = now()
    with clock_at(moment - timedelta(hours=6)):
        confirm_alive(project_id=project.pk, by="client", actor=project.client)
        _fill(project, pools, chance)
        run_due()
    with clock_at(moment - timedelta(hours=2)):
        _judge(project, project.client, chance)
        run_due()
    with clock_at(moment - timedelta(hours=1)):
        _change_one(project)
        run_due()


def _waiting(project: Project) -> int:
    return Offer.objects.filter(project=project).waiting().count()


def _fill(project: Project, pools: Pools, chance: random.Random) -> None:
    """Others make offers until there are a dozen; whoever cannot leaves it."""
    known = Offer.objects.filter(project=project).values("company_id")
    people = User.objects.filter(company__isnull=False).exclude(company__in=known)
    for person in (
        people.exclude(pk=project.client_id or 0).select_related("company").order_by("pk")
    ):
        if _waiting(project) >= DOZEN:
            return
        try:
            with transaction.atomic():
                _offer(project, person, _terms(project, pools, chance))
        except Refused:
            continue


def _offer(project: Project, person: User, terms: OfferTerms) -> None:
    for kind in (CreditKind.CONSULTATION, CreditKind.OFFRE):
        open_project(project_id=project.pk, kind=kind, opening_id=new_id(), actor=person)
    offers.send_offer(offer_id=new_id(), project_id=project.pk, terms=terms, actor=person)


def _terms(project: Project, pools: Pools, chance: random.Random) -> OfferTerms:
    trade = project.brand.slug
    category = project.category.slug if project.category else ""
    labels = pools.milestones(trade, category)
    price, days = Money(chance.randrange(800, 4_500, 50) * 100), chance.choice([10, 15, 21, 30, 45])
    parts = price.split([1] * len(labels))
    return OfferTerms(
        price=price,
        delivery_days=days,
        pitch=pools.pitch(trade, category),
        milestones=tuple(
            MilestoneTerms(label, amount, max(1, days * (number + 1) // len(labels)))
            for number, (label, amount) in enumerate(zip(labels, parts, strict=True))
        ),
    )


def _judge(project: Project, client: User, chance: random.Random) -> None:
    """He reads most, notes some for himself, keeps three, turns one down."""
    set_criteria(project_id=project.pk, wanted=CRITERIA, actor=client)
    criteria = criteria_of(project.pk)
    waiting = list(Offer.objects.filter(project=project).waiting().order_by("sent_at", "pk"))
    for number, offer in enumerate(waiting[:9]):
        offers.mark_read(offer_id=offer.pk, actor=client)
        points = {one.pk: chance.randint(2, 5) for one in criteria[: 3 if number < 6 else 1]}
        text = NOTES[number] if number < len(NOTES) else ""
        weigh_offer(offer_id=offer.pk, points=points, text=text, actor=client)
    for offer in waiting[1:4]:
        offers.shortlist_offer(offer_id=offer.pk, actor=client)
    offers.decline_offer(
        offer_id=waiting[6].pk,
        reason=DeclineReason.TOO_LATE,
        text="Nous ouvrons en février ; merci pour ces pistes.",
        actor=client,
    )


def _change_one(project: Project) -> None:
    """A shortlisted provider comes down a little after the client has read him."""
    offer = Offer.objects.filter(project=project, state="shortlisted").order_by("sent_at").first()
    if offer is None:
        return
    before = terms_of(offer)
    price = Money(before.price.cents * 9 // 1000 * 100)
    last = before.milestones[-1]
    rest = Money(last.amount.cents - before.price.cents + price.cents)
    if rest.cents <= 0:
        return
    offers.edit_offer(
        offer_id=offer.pk,
        terms=OfferTerms(
            price,
            before.delivery_days,
            before.pitch + "\n\nLe bon à tirer et un aller-retour de corrections sont compris.",
            (*before.milestones[:-1], MilestoneTerms(last.label, rest, last.days)),
        ),
        actor=offer.author,
    )
