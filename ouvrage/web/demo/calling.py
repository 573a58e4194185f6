"""Calls that providers noted, what Suivi Projet made of them, and tips, on projects of the demo."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.access.services import open_project
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.contacts.jobs import ask_about_calls
from ouvrage.followup.contacts.models import Answer, Attempt, AttemptOutcome
from ouvrage.followup.contacts.queries import last_spoken_to
from ouvrage.followup.contacts.services import answer_attempt, note_attempt
from ouvrage.followup.looks.services import show_phone
from ouvrage.followup.models import Outcome, Purpose, Task
from ouvrage.followup.services import claim_task, log_call
from ouvrage.followup.tips.models import Tip
from ouvrage.followup.tips.services import tip_provider
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.offers.models import Offer
from ouvrage.projects.states import ProjectState

HALF_A_DAY = timedelta(hours=5)
FIRST = ("paul", "claire", "studiopapaye")
"""Whose calls are shown first: people the demo invites to sign in as."""
IN_VAIN = [
    (AttemptOutcome.NO_ANSWER, "Sonne dans le vide, je réessaie en fin de journée."),
    (AttemptOutcome.MESSAGE_LEFT, "Message laissé avec mon nom et le numéro du projet."),
    (AttemptOutcome.NO_ANSWER, "Toujours personne, à une autre heure que les deux premières fois."),
]
LIKED = (
    "Le client a relu votre offre avec son associée : le découpage en étapes leur plaît.",
    "On m’a dit au téléphone que votre délai était le plus réaliste des trois reçus.",
    "Votre question sur l’usage a fait mouche, le client en a parlé de lui-même.",
    "Il hésite encore entre deux, dont vous ; proposez-lui un échange de vive voix.",
    "La première piste décrite dans votre offre correspond à ce qu’ils avaient en tête.",
)


def play() -> None:
    """Once: three stories of calls in vain, calls that reached their client, some tips."""
    if Attempt.objects.exists():
        return
    stories: Iterator[Callable[[Opening, list[datetime]], None]] = iter(
        [_check_waits, _reached_again, _nobody_reached]
    )
    for opening in _contacts():
        moments = _hours_after(opening)
        story = next(stories, None) if len(moments) == len(IN_VAIN) else _spoken
        with transaction.atomic():
            (story or _spoken)(opening, moments)
    _paul_calls_claire()
    ask_about_calls()
    run_due()
    _tip_bidders()


def _contacts() -> list[Opening]:
    """One contact a project, on projects where calls make sense; known people first."""
    found = Opening.objects.filter(
        kind=CreditKind.CONTACT,
        returned_at=None,
        project__state=ProjectState.OPEN,
        project__unreachable_at=None,
    ).select_related("project__client", "opened_by")
    by_project = {one.project_id: one for one in found.order_by("-project_id")}
    return sorted(by_project.values(), key=lambda one: one.opened_by.pseudo not in FIRST)


def _hours_after(opening: Opening) -> list[datetime]:
    """Three moments of work, half a day apart, since the client was last spoken to."""
    at = max(filter(None, [opening.opened_at, last_spoken_to(opening.project_id)]))
    moments = []
    for _time in IN_VAIN:
        at = next_call_hour(at + HALF_A_DAY)
        moments.append(at)
    return [moment for moment in moments if moment < now()]


def _note(opening: Opening, at: datetime, outcome: str, word: str = "") -> Attempt:
    """He had the number shown, called, and noted it."""
    with clock_at(at):
        show_phone(project=opening.project, actor=opening.opened_by)
        attempt = note_attempt(
            attempt_id=new_id(),
            project_id=opening.project_id,
            outcome=outcome,
            word=word,
            actor=opening.opened_by,
        )
        run_due()
    return attempt


def _check_waits(opening: Opening, moments: list[datetime]) -> None:
    for at, (outcome, word) in zip(moments, IN_VAIN, strict=True):
        _note(opening, at, outcome, word)


def _reached_again(opening: Opening, moments: list[datetime]) -> None:
    _check_waits(opening, moments)
    _officer_calls(opening, Outcome.REACHED, "Joint : préfère être appelé le matin.")


def _nobody_reached(opening: Opening, moments: list[datetime]) -> None:
    _check_waits(opening, moments)
    _officer_calls(opening, Outcome.WRONG_NUMBER, "Le numéro n’est plus attribué.")


def _officer_calls(opening: Opening, outcome: Outcome, note: str) -> None:
    """Now, so that credits that come back do so after all else."""
    officer = User.objects.get(pseudo="sophie")
    waiting = Task.objects.filter(project=opening.project, purpose=Purpose.CHECK, done_at=None)
    task = waiting.first()
    if task is None:
        return
    claim_task(task_id=task.pk, actor=officer)
    log_call(
        call_id=new_id(),
        task_id=task.pk,
        outcome=outcome,
        note=note,
        is_readable=True,
        actor=officer,
    )
    run_due()


def _spoken(opening: Opening, moments: list[datetime]) -> None:
    """Reached at the first call; every other client has confirmed it."""
    if not moments:
        return
    attempt = _note(opening, moments[0], AttemptOutcome.REACHED, "Échange de dix minutes.")
    client = opening.project.client
    if client and opening.project_id % 2 and client.pseudo not in FIRST:
        with clock_at(min(moments[0] + HALF_A_DAY, now())):
            answer_attempt(attempt_id=attempt.pk, answer=Answer.CONFIRMED, client=client)
            run_due()


@transaction.atomic
def _paul_calls_claire() -> None:
    """Just now, so that both may try their side: he may take it back, she is asked."""
    paul, claire = (User.objects.get(pseudo=pseudo) for pseudo in ("paul", "claire"))
    project = claire.projects.filter(state=ProjectState.OPEN).order_by("pk").first()
    if project is None:
        return
    try:
        opened = [
            open_project(project_id=project.pk, kind=kind, opening_id=new_id(), actor=paul)
            for kind in (CreditKind.CONSULTATION, CreditKind.CONTACT)
        ]
    except Refused:
        return
    _note(opened[-1], now(), AttemptOutcome.MESSAGE_LEFT, "Je rappelle demain entre midi et deux.")
    tip_provider(
        tip_id=new_id(),
        project_id=project.pk,
        company_id=paul.company_id or 0,
        text=LIKED[3],
        actor=User.objects.get(pseudo="sophie"),
    )
    run_due()


def _tip_bidders() -> None:
    """One bidder on each of a few projects, two days after his offer."""
    offers = (
        Offer.objects.waiting()
        .filter(project__state=ProjectState.OPEN, sent_at__lt=now() - timedelta(days=2))
        .exclude(project__in=Tip.objects.values("project"))
    )
    found = offers.select_related("author").order_by("project_id", "sent_at")
    bidders = sorted(found, key=lambda offer: offer.author.pseudo not in FIRST)
    by_project = {offer.project_id: offer for offer in reversed(bidders)}
    by_company = {offer.company_id: offer for offer in by_project.values()}
    chosen = sorted(by_company.values(), key=lambda offer: offer.author.pseudo not in FIRST)
    for number, (offer, words) in enumerate(zip(chosen, LIKED, strict=False)):
        officer = User.objects.get(pseudo=("sophie", "karim")[number % 2])
        with clock_at(offer.sent_at + timedelta(days=2)):
            tip = partial(tip_provider, project_id=offer.project_id, company_id=offer.company_id)
            tip(tip_id=new_id(), text=words, actor=officer)
            run_due()
