"""The desk of the demo on its last days: calls handed over, an absence, decisions heard again;
clients who confirm what they promised, and who tell what became of their project.

Safe to run again: what is there is left.
"""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract
from ouvrage.followup.calendar import business_day_before
from ouvrage.followup.models import Absence, Rehearing, Task
from ouvrage.followup.services import claim_task, hand_over, tell_absence
from ouvrage.followup.supervision.models import Finding
from ouvrage.followup.supervision.services import draw_decisions, hear_decision
from ouvrage.followup.surveys.models import Became, OutcomeSurvey, Side
from ouvrage.followup.surveys.services import tell_outcome
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now, today
from ouvrage.projects.commitment.models import AcceptedBy, ReplyAcceptance
from ouvrage.projects.commitment.services import accept_commitment, move_reply_day
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

DAYS_HEARD = 6
ADVICE = (
    "La cliente dit « sous un mois » et la fiche « avant l’été » : relisez les dates avec elle."
)
PROLONGED = "Notre associée rentre le 9 ; nous voulons lire les offres à deux."
HANDED = "Cliente de Karim depuis le début, elle préfère lui parler de ses épreuves."


def play() -> None:
    sophie, karim, helene = (
        User.objects.get(pseudo=name) for name in ("sophie", "karim", "helene-suivi")
    )
    if not Absence.objects.exists():
        _hand_over(sophie, karim)
        _be_away(karim)
    if not Rehearing.objects.exists():
        _hear(helene)
    if not ReplyAcceptance.objects.exclude(by=AcceptedBy.PHONE).exists():
        _promise()
    if not OutcomeSurvey.objects.filter(side=Side.PROVIDER).exclude(outcome="").exists():
        _tell()
    run_due()


def _hand_over(sophie: User, karim: User) -> None:
    due = Task.objects.filter(done_at=None, due_at__lte=now(), holder=None)
    task = due.order_by("-priority", "due_at", "pk").first()
    if task:
        claim_task(task_id=task.pk, actor=sophie)
        hand_over(task_id=task.pk, to_id=karim.pk, word_id=new_id(), word=HANDED, actor=sophie)


def _be_away(karim: User) -> None:
    """Three days of next week."""
    first = today() + timedelta(days=7 - today().weekday())
    tell_absence(
        absence_id=uuid5(NAMESPACE_URL, "demo:absence"),
        officer_id=karim.pk,
        from_on=first,
        until_on=first + timedelta(days=2),
        actor=karim,
    )


def _hear(helene: User) -> None:
    """What was drawn on the last working days, the newest still to hear."""
    day: date = today()
    for _day in range(DAYS_HEARD):
        until, day = day, business_day_before(day)
        draw_decisions(day=day, until=until)
    drawn = Rehearing.objects.exclude(decision__officer=helene).order_by("decision__at")
    to_hear = list(drawn.values_list("decision_id", flat=True))[:-2]
    for number, decision_id in enumerate(to_hear):
        advises = number == 1
        hear_decision(
            decision_id=decision_id,
            finding=Finding.ADVICE if advises else Finding.AGREED,
            remark=ADVICE if advises else "",
            actor=helene,
        )


def _promise() -> None:
    """Every other client says yes by himself too; one takes more time, and says why."""
    promised = Project.objects.filter(
        state=ProjectState.OPEN,
        reply_due_on__gt=today() + timedelta(days=1),
        commitment__isnull=False,
    ).select_related("client")
    for number, project in enumerate(promised.order_by("pk")):
        if number % 2 or project.client is None or project.reply_due_on is None:
            continue
        if number == 2 and project.offer_count:
            move_reply_day(
                project_id=project.pk,
                due_on=project.reply_due_on + timedelta(days=5),
                reason=PROLONGED,
                by=AcceptedBy.SITE,
                actor=project.client,
            )
        else:
            accept_commitment(project_id=project.pk, by=AcceptedBy.LINK, actor=project.client)


def _tell() -> None:
    """Two of three say what became of a project; the two sides do not always agree."""
    open_now = OutcomeSurvey.objects.filter(outcome="", closes_at__gt=now()).exclude(
        project__state__in=[ProjectState.OPEN, ProjectState.DORMANT]
    )
    for number, survey in enumerate(open_now.order_by("asked_at", "pk")):
        if number % 3 == 2:
            continue
        worker = Contract.objects.filter(project=survey.project_id).first()
        if survey.side == Side.CLIENT and worker:
            _here(survey, worker.company_id)
        elif worker and survey.bidder_id == worker.company_id:
            _here(survey, None)
        elif number % 4 == 1 and survey.side == Side.PROVIDER:
            tell_outcome(survey_id=survey.pk, outcome=Became.OUTSIDE)
        else:
            tell_outcome(survey_id=survey.pk, outcome=Became.ABANDONED)


def _here(survey: OutcomeSurvey, company_id: int | None) -> None:
    """With the bracket of what was agreed, when an offer says it."""
    tell_outcome(
        survey_id=survey.pk,
        outcome=Became.HERE,
        company_id=company_id,
        bracket=survey.project.budget_bracket,
    )
