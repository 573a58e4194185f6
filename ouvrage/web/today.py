"""Each reader's day: what waits for him, in the order in which it matters."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.access.board.queries import due_reminders
from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract
from ouvrage.contracts.states import ContractState
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.kit.time import today as day_of_today
from ouvrage.notifications.models import Notice
from ouvrage.offers.models import Offer
from ouvrage.offers.states import LIVE
from ouvrage.projects.models import Project
from ouvrage.projects.queries.mine import MyLine, MyProjects
from ouvrage.projects.states import ProjectState
from ouvrage.reviews.models import Review
from ouvrage.web import choosing
from ouvrage.web.due import money_of
from ouvrage.web.waiting import Item

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage in a project's life, as told to newcomers."""

    icon: str
    title: str | Promise
    text: str | Promise


LIFE = [
    Stage(
        "pencil",
        _("The client posts"),
        _("Free of charge and without commitment, in four short steps; a draft is kept."),
    ),
    Stage(
        "phone",
        _("Suivi Projet calls"),
        _("Every client is phoned within one business day. Only serious projects are validated."),
    ),
    Stage(
        "search",
        _("Providers find it"),
        _("The stamp says when it was last confirmed. No credit can be spent on a doubtful one."),
    ),
    Stage(
        "hand-coins",
        _("They make offers"),
        _("Side by side, with price, delay and milestones. The client alone chooses."),
    ),
    Stage(
        "signature",
        _("Both sign"),
        _("The same text, by electronic signature, with proof kept; anyone can verify it."),
    ),
    Stage(
        "milestone",
        _("Work goes on, followed"),
        _("Progress reports, milestones delivered, accepted, paid — on one thread."),
    ),
    Stage(
        "star",
        _("Each rates the other"),
        _("Double-blind, on finalised projects only, with a right of reply."),
    ),
]


def client_day(user: User) -> dict[str, Any]:
    """Projects with their next step, then ratings to give."""
    mine = MyProjects(user.pk)
    lines = sorted(mine.lines(mine.page()), key=lambda line: not line.step.url)
    return {
        "greeting": user.first_name or user.pseudo,
        "waiting": [
            *choosing.of_client(user.pk),
            *map(_own_project, lines[:SHOWN]),
            *_reviews(user),
        ],
        "notices": _notices(user),
        "hat": "client",
    }


def provider_day(user: User) -> dict[str, Any]:
    """Money that is missing, contracts to sign, selections, ratings; then credits and news."""
    company_id = user.company_id or 0
    return {
        "greeting": user.first_name or user.pseudo,
        "waiting": [
            *money_of(company_id),
            *_reminders(company_id),
            *_contracts(company_id),
            *choosing.of_provider(company_id),
            *_offers(company_id),
            *_reviews(user),
        ],
        "balances": _balances(company_id),
        "notices": _notices(user),
        "fresh": _fresh(user),
        "hat": "provider",
    }


def _reminders(company_id: int) -> list[Item]:
    """What somebody of the company wanted to be reminded of by today."""
    return [
        Item(
            title=own.project.title,
            text=own.next_step or _("You wanted to be reminded of it."),
            url=reverse("access:prospect", args=[own.project_id]),
        )
        for own in due_reminders(company_id, day_of_today())[:SHOWN]
    ]


def _balances(company_id: int) -> list[tuple[str, int]]:
    """How many credits of each kind, by the kind's name."""
    return [(str(CreditKind(kind).label), one.count) for kind, one in balances(company_id).items()]


def _own_project(line: MyLine) -> Item:
    project = line.project
    return Item(
        title=project.title or str(_("Draft without a title")),
        text=line.step.text,
        url=line.step.url or line.url,
        state=project.state,
        label=project.get_state_display(),
    )


def _contracts(company_id: int) -> list[Item]:
    waiting = Contract.objects.filter(
        company_id=company_id, state__in=[ContractState.TO_SIGN, ContractState.IN_FORCE]
    )
    return [
        Item(
            title=contract.project.title,
            text=_("Read and sign the contract.")
            if contract.state == ContractState.TO_SIGN
            else _("Report on progress, deliver the next milestone."),
            url=reverse("contracts:read", args=[contract.pk]),
            state=contract.state,
            label=contract.get_state_display(),
        )
        for contract in waiting.select_related("project").order_by("-created_at")[:SHOWN]
    ]


def _offers(company_id: int) -> list[Item]:
    mine = Offer.objects.filter(company_id=company_id, state__in=LIVE)
    return [
        Item(
            title=offer.project.title,
            text=_("Opened by the client.") if offer.read_at else _("Not opened yet."),
            url=reverse("offers:read", args=[offer.pk]),
            state=offer.state,
            label=offer.get_state_display(),
        )
        for offer in mine.select_related("project").order_by("-sent_at")[:SHOWN]
    ]


def _reviews(user: User) -> list[Item]:
    mine = Q(client=user, side="client")
    if user.company_id:
        mine |= Q(company_id=user.company_id, side="provider")
    awaited = Review.objects.filter(mine, given_at=None, declined_at=None)
    return [
        Item(
            title=review.project.title,
            text=_("Say what it was like to work together."),
            url=reverse("reviews:give", args=[review.project_id]),
        )
        for review in awaited.select_related("project").order_by("awaited_since")[:SHOWN]
    ]


def _notices(user: User) -> list[Notice]:
    return list(Notice.objects.filter(reader=user).order_by("-at")[:SHOWN])


def _fresh(user: User) -> list[Project]:
    """Newest open projects that ask for one of the company's skills, else the newest of all."""
    open_ones = Project.objects.filter(state=ProjectState.OPEN).select_related("category", "brand")
    skills = list(user.company.skills.all()) if user.company else []
    fitting = open_ones.filter(skills__in=skills).distinct().order_by("-published_at")[:5]
    return list(fitting) or list(open_ones.order_by("-published_at")[:5])
