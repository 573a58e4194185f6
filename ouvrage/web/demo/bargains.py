"""From the validated project on: offers, talk, choice, contract, work, ratings."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from ouvrage.access.services import open_project
from ouvrage.accounts.models import Company, User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.models import Outcome, Task
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, now
from ouvrage.messaging.models import Message
from ouvrage.offers import services as offers
from ouvrage.offers.models import Offer
from ouvrage.offers.terms import MilestoneTerms, OfferTerms
from ouvrage.projects import services as projects
from ouvrage.projects.models import CancelReason, Project
from ouvrage.web.demo import works
from ouvrage.web.demo.schedule import Event
from ouvrage.web.report import talk
from ouvrage.web.report.policy import viewpoint

if TYPE_CHECKING:
    from ouvrage.web.demo.lives import Life

CURIOUS = 0.33
LEFT_WAITING = 0.2
CHOSEN = {"selected", "signed", "in_progress", "finalised"}


def events(life: "Life", project: Project) -> list[Event]:
    """Offers, a question and its answer, a cancellation: what may move credits, by its moment."""
    project.refresh_from_db()
    begins = project.published_at or life.posted_at
    wanted = 3 if life.row["state"] in CHOSEN else life.chance.choice([0, 1, 1, 2, 3, 4])
    planned = []
    for number, company in enumerate(life.providers(wanted)):
        at = begins + timedelta(hours=5 + 9 * number)
        if at < now():
            planned.append(Event(at, _offering(life, project, company)))
    if life.row["state"] == "cancelled":
        at = min(begins + timedelta(days=4), now())
        planned.append(Event(at, lambda: _cancel(life, project)))
    return planned


def finish(life: "Life", project: Project) -> None:
    """Everything that follows, spread over the days the project has."""
    project.refresh_from_db()
    begins = project.published_at or life.posted_at
    state = life.row["state"]
    if state == "cancelled":
        return
    _questions(life, project, life.made, begins + timedelta(days=1, hours=2))
    if life.row["alive_days_ago"] is not None:
        _keep_alive(life, project, life.row["alive_days_ago"])
    if state == "dormant":
        with clock_at(now()):
            projects.put_to_sleep(project_id=project.pk)
            run_due()
    elif state in CHOSEN:
        _read(life, life.made, begins + timedelta(days=3))
        _choose(life, project, life.made, begins + timedelta(days=5))
        _keep_alive(life, project, 0)
    else:
        _read(life, life.made[:-1], begins + timedelta(days=1, hours=6))


def _offering(life: "Life", project: Project, company: Company) -> Callable[[], None]:
    """What is left to chance is drawn now, so that the order of events changes nothing in it."""
    kinds = [CreditKind.CONSULTATION, CreditKind.OFFRE]
    if life.chance.random() < CURIOUS:
        kinds.append(CreditKind.CONTACT)
    wanted = _terms(life)
    return lambda: _offer(life, project, company, kinds, wanted)


@transaction.atomic
def _offer(
    life: "Life", project: Project, company: Company, kinds: list[CreditKind], wanted: OfferTerms
) -> None:
    """Open the report, then make the offer; one in three also obtains the contact."""
    known = Offer.objects.filter(project=project, company=company).first()
    if known:
        life.made.append(known)
        return
    person = User.objects.filter(company=company).get()
    try:
        for kind in kinds:
            open_project(project_id=project.pk, kind=kind, opening_id=new_id(), actor=person)
        offer = offers.send_offer(
            offer_id=new_id(), project_id=project.pk, terms=wanted, actor=person
        )
    except Refused:
        return
    life.made.append(offer)
    run_due()


def _terms(life: "Life") -> OfferTerms:
    """A price within the budget, cut into the trade's milestones."""
    trade = life.row["brand"]
    labels = life.pools.milestones(trade, life.row["category"])
    price = Money(_price(life))
    days = life.chance.choice([7, 10, 14, 21, 30])
    parts = price.split([3, *[2] * (len(labels) - 2), 3] if len(labels) > 1 else [1])
    return OfferTerms(
        price=price,
        delivery_days=days,
        pitch=life.pools.pitch(trade, life.row["category"]),
        milestones=tuple(
            MilestoneTerms(label, amount, max(1, days * (number + 1) // len(labels)))
            for number, (label, amount) in enumerate(zip(labels, parts, strict=True))
        ),
    )


def _price(life: "Life") -> int:
    budget = life.row["budget"]
    if "exact_cents" in budget:
        return int(budget["exact_cents"] * life.chance.choice([0.85, 0.95, 1, 1.1]) // 1000 * 1000)
    low, high = {
        "under_1000": (250, 950),
        "1000_to_5000": (1100, 4800),
        "over_5000": (5200, 14000),
    }[budget["bracket"]]
    return life.chance.randrange(low, high, 10) * 100


def _questions(life: "Life", project: Project, made: list[Offer], at: datetime) -> None:
    """A public question and its answer, on projects that drew offers."""
    if not made or at > now():
        return
    question, answer = life.pools.question(life.row["brand"])
    asked = _say(project, made[0].author, question, at)
    if asked:
        _say(project, life.client, answer, at + timedelta(hours=5), answers_id=asked.pk)


def _say(
    project: Project, who: User, text: str, at: datetime, answers_id: UUID | None = None
) -> Message | None:
    """To all who opened the report, if the moment has come."""
    view = viewpoint(project, who)
    if view is None or at > now():
        return None
    with clock_at(at):
        message = talk.say(view, message_id=new_id(), body=text, answers_id=answers_id)
        run_due()
        return message


def _keep_alive(life: "Life", project: Project, days: int) -> None:
    """Follow-up calls as they fell due; the last one reached is as old as the demo says."""
    last = now() - timedelta(days=days)
    for task in _due(project):
        at = next_call_hour(task.due_at + timedelta(days=2 * task.attempts))
        if at >= last:
            break
        life.call(project, at, Outcome.REACHED, life.pools.internal_note("reached", "follow_up"))
    life.call(project, last, Outcome.REACHED, life.pools.readable_note(), readable=True)
    for task in _due(project):
        if life.chance.random() < LEFT_WAITING:
            break
        at = next_call_hour(task.due_at + timedelta(hours=2))
        again = next_call_hour(now() + timedelta(hours=life.chance.randint(4, 90)))
        life.call(project, at, Outcome.CALL_BACK, "", call_back_at=again)


def _due(project: Project) -> Iterator[Task]:
    """The waiting call of a project again and again, while it is over."""
    while True:
        waiting = Task.objects.filter(project=project, done_at=None, due_at__lt=now())
        task = waiting.order_by("due_at").first()
        if task is None:
            return
        yield task


def _read(life: "Life", made: list[Offer], at: datetime) -> None:
    for number, offer in enumerate(made):
        when = at + timedelta(hours=number)
        if when < now():
            with clock_at(when):
                offers.mark_read(offer_id=offer.pk, actor=life.client)
                run_due()


def _cancel(life: "Life", project: Project) -> None:
    projects.cancel_project(
        project_id=project.pk,
        reason=life.row["reason_code"] or CancelReason.OTHER,
        text=life.row["reason"] or "",
        actor=life.client,
    )
    run_due()


def _choose(life: "Life", project: Project, made: list[Offer], at: datetime) -> None:
    with clock_at(at):
        chosen = Offer.objects.get(pk=made[0].pk)
        offers.select_offer(offer_id=chosen.pk, seen_version=chosen.version, actor=life.client)
        run_due()
    if life.row["state"] != "selected":
        works.live(life, project, at)
