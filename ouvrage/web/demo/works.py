"""From the chosen offer on: contract, signatures, milestones, reports, ratings."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ouvrage.accounts.models import User
from ouvrage.contracts import services as contracts
from ouvrage.contracts.content import ClientIdentity
from ouvrage.contracts.models import Contract, Milestone, Pace
from ouvrage.contracts.services.sign import Signing
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.notifications.models import Mail
from ouvrage.projects.models import Project
from ouvrage.reviews import services as reviews
from ouvrage.reviews.models import Review

if TYPE_CHECKING:
    from ouvrage.web.demo.lives import Life

AGENT = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0"
ADDRESS = "192.0.2.17"
DELIVERED = (
    "Livré : les fichiers sont sur le rapport.",
    "Étape terminée, à relire quand vous voulez.",
    "Voici la version complète de cette étape.",
)


def live(life: "Life", project: Project, at: datetime) -> None:
    """Sign; then, unless the demo stops there, work to the end or half-way."""
    contract = Contract.objects.select_related("offer__author").get(project=project)
    provider = contract.offer.author
    _sign(life, contract, provider, at + timedelta(days=1))
    if life.row["state"] == "signed":
        return
    begins = at + timedelta(days=4)
    _work(life, contract, provider, begins)
    if life.row["state"] == "finalised":
        _finish(life, contract, provider)


def _sign(life: "Life", contract: Contract, provider: User, at: datetime) -> None:
    identity = ClientIdentity(**_identity(life.client))
    with clock_at(at):
        contracts.state_identity(contract_id=contract.pk, identity=identity, actor=life.client)
        run_due()
        contract.refresh_from_db()
    for hours, person in ((2, provider), (5, life.client)):
        with clock_at(at + timedelta(hours=hours)):
            _sign_as(contract, person)


def _sign_as(contract: Contract, person: User) -> None:
    """By the code of the mail, as in life."""
    contracts.send_code(contract_id=contract.pk, version=contract.version, actor=person)
    mail = Mail.objects.filter(kind="contracts.code", recipient=person).latest("queued_at")
    code = re.search(r"\b\d{6}\b", mail.text)
    contracts.sign_contract(
        signature_id=new_id(),
        contract_id=contract.pk,
        signing=Signing(
            version=contract.version,
            typed_name=person.full_name,
            code=code.group() if code else "",
            consent=True,
            address=ADDRESS,
            agent=AGENT,
        ),
        actor=person,
    )
    run_due()


def _work(life: "Life", contract: Contract, provider: User, begins: datetime) -> None:
    """Milestones one after the other, a report before each; half of them when still running."""
    milestones = list(Milestone.objects.filter(contract=contract).order_by("position"))
    is_over = life.row["state"] == "finalised"
    wanted = milestones if is_over else milestones[: max(1, len(milestones) // 2)]
    span = (now() - begins) * 0.85
    step = span / (len(wanted) + 1)
    for number, milestone in enumerate(wanted, start=1):
        at = begins + step * number
        _report(life, contract, provider, at - step / 2)
        with clock_at(at):
            text = life.chance.choice(DELIVERED)
            contracts.deliver_milestone(milestone_id=milestone.pk, text=text, actor=provider)
            run_due()
        with clock_at(at + timedelta(hours=20)):
            contracts.accept_milestone(milestone_id=milestone.pk, actor=life.client)
            contracts.declare_paid(milestone_id=milestone.pk, actor=life.client)
            contracts.declare_paid(milestone_id=milestone.pk, actor=provider)
            run_due()


def _report(life: "Life", contract: Contract, provider: User, at: datetime) -> None:
    report = life.pools.report(life.row["brand"])
    with clock_at(at):
        contracts.write_report(
            report_id=new_id(),
            contract_id=contract.pk,
            pace=Pace(report["status"]),
            text=report["text"],
            actor=provider,
        )
        run_due()


def _finish(life: "Life", contract: Contract, provider: User) -> None:
    """The last word of the client, then both ratings."""
    last = Milestone.objects.filter(contract=contract).order_by("-position")[0]
    at = (last.paid_by_client_at or now()) + timedelta(hours=3)
    with clock_at(min(at, now())):
        contracts.finalise(contract_id=contract.pk, actor=life.client)
        run_due()
    for days, person, deck in (
        (2, life.client, "client_ratings"),
        (3, provider, "provider_ratings"),
    ):
        given = life.pools.rating(deck, life.row["brand"])
        with clock_at(min(at + timedelta(days=days), now())):
            side = "client" if person == life.client else "provider"
            review = Review.objects.get(project_id=contract.project_id, side=side)
            reviews.give_review(
                review_id=review.pk,
                scores=given["scores"],
                comment=given["comment"],
                actor=person,
            )
            run_due()


def _identity(client: User) -> dict[str, str]:
    return {
        "name": client.full_name,
        "organisation": client.organisation,
        "registration": "",
        "street": "8 rue des Écoles",
        "postcode": "37000",
        "city": client.city or "Tours",
        "country": "FR",
        "quality": client.quality,
    }
