"""One world, made once: the same client's projects at each stage, and what hangs on them."""

import io
from dataclasses import dataclass, field, replace
from time import time
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.activation import activation_path
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.contracts.models import Contract
from ouvrage.contracts.services import (
    accept_milestone,
    declare_paid,
    deliver_milestone,
    finalise,
    state_identity,
)
from ouvrage.contracts.tests.factories import CLAIRE, drawn_from, signed_by_both
from ouvrage.credits.models import CreditKind
from ouvrage.followup.models import Purpose, Task
from ouvrage.followup.services import claim_task, write_note
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.messaging.files import places
from ouvrage.messaging.files.looking import Seen
from ouvrage.messaging.services import settle_look, store_file
from ouvrage.notifications.models import Notice
from ouvrage.offers.services.talk import ask_publicly, write_privately
from ouvrage.offers.tests.factories import offer_of, terms
from ouvrage.projects.alive import link_path
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.reviews.models import Review
from tests.security import (
    scenes_backoffice,
    scenes_credits,
    scenes_files,
    scenes_finding,
    scenes_followup,
    scenes_notifications,
    scenes_offers,
    scenes_payments,
    scenes_sales,
    scenes_subscriptions,
    scenes_supervision,
    scenes_surveys,
)
from tests.security.people import CLIENT, INTERNAL_NOTE, PITCH, PRIVATE_TALK, ROLES, make_people
from tests.security.scenes_growth import claim_scene

NOWHERE = UUID("00000000-0000-7000-8000-000000000000")
NOBODY: dict[str, Any] = {"int": 999_999_999, "uuid": NOWHERE}
"""By converter, what no row has."""


@dataclass
class World:
    """Who is there, what each stage's addresses are made of, and a browser for each role;
    what each was already answered, so that nobody knocks twice for the same."""

    people: dict[str, User]
    scenes: dict[str, dict[str, Any]] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)


def make_world() -> World:
    """Made by the services that people use, so that it is a world that can exist."""
    world = World(make_people())
    BrandFactory()
    owner, selected = world.people["client_owner"], world.people["provider_selected"]
    world.scenes["open"] = _open_project(world)
    world.scenes["promised"] = scenes_surveys.promised(world.scenes["open"])
    world.scenes["called"] = scenes_followup.called(world.people, world.scenes["open"])
    world.scenes["invited"] = scenes_offers.invited(world.people)
    world.scenes["asked"] = scenes_surveys.asked(world.people)
    world.scenes["refused"] = scenes_surveys.refused(world.people)
    world.scenes["told"] = scenes_surveys.told(world.scenes["refused"])
    world.scenes["paper"] = scenes_notifications.paper(world.people)
    world.scenes["letter"] = scenes_notifications.letter(world.people)
    world.scenes["reported"] = {"provider": "mailgun"}
    world.scenes["gazette"] = scenes_notifications.gazette(world.people)
    world.scenes["choosing"] = {"code": "reviews"}
    world.scenes["tired"] = scenes_notifications.tired(world.people)
    world.scenes["submitted"] = _project(owner, submitted=True)
    world.scenes["amendment"] = _project(
        owner, submitted=True, state="amendment_requested", amend_asked_at=now()
    )
    world.scenes["newcomer"] = {"token": _activation_token()}
    world.scenes["draft"] = _project(owner, draft=True)
    world.scenes["to_sign"] = _contract(_drawn(owner, selected))
    world.scenes["running"] = _contract(signed_by_both(_drawn(owner, selected)))
    world.scenes["working"] = _working(signed_by_both(_drawn(owner, selected)))
    world.scenes["accepted"] = world.scenes["working"] | {
        "milestone_id": world.scenes["working"]["accepted_id"]
    }
    world.scenes["finished"] = _finished(signed_by_both(_drawn(owner, selected)))
    world.scenes["plan"] = scenes_subscriptions.running(world.people)
    world.scenes["incident"] = scenes_subscriptions.incident()
    world.scenes["pack"] = scenes_credits.pack(world.people)
    world.scenes["gesture"] = scenes_credits.large_gesture(world.people)
    world.scenes["to_pay"] = scenes_payments.to_pay(world.people)
    world.scenes["paid"] = scenes_payments.at_desk(world.people)
    world.scenes["editing"] = scenes_backoffice.editing(world.people)
    world.scenes["shelf"] = scenes_backoffice.shelf(world.people)
    world.scenes["wording"] = scenes_backoffice.wording(world.people)
    world.scenes["supervision"] = scenes_supervision.supervision(world.people)
    world.scenes["shelf_mine"] = scenes_finding.shelf_mine(world.people)
    world.scenes["sales"] = scenes_sales.account(world.people)
    world.scenes["claim"] = claim_scene(world.people["provider_report"])
    run_due()
    world.scenes["device"] = scenes_notifications.told(world.people)
    for role in ROLES:
        world.browsers[role] = _browser(world.people.get(role))
    world.people["suspended"].is_active = False
    world.people["suspended"].save(update_fields=["is_active"])
    return world


def _browser(person: User | None) -> Client:
    client = Client(raise_request_exception=True)
    if person is not None:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time() + 3600}  # stays fresh however long the tests last
        ]
        session.save()
    return client


def _project(owner: User, **fields: Any) -> dict[str, Any]:
    project = ProjectFactory(
        client=owner,
        contact_name=CLIENT["name"],
        contact_email=CLIENT["e-mail"],
        contact_phone=CLIENT["phone"],
        **fields,
    )
    upload = store_file(
        about=f"project:{project.pk}", owner=owner, upload=_picture(), open_talk=False
    )
    places.write(places.preview_of(upload.path), b"a small picture")
    settle_look(file_id=upload.pk, threat="", seen=Seen(has_preview=True))
    return {
        "project": project,
        "project_id": project.pk,
        "token": project.token,
        "file_id": upload.pk,
        "step": "besoin",
        "kind": "consultation",
        "signed": link_path(project).rstrip("/").rpartition("/")[2],
    }


def _open_project(world: World) -> dict[str, Any]:
    """Each opener has his own right on it; one has made an offer and talked about it."""
    people = world.people
    scene = _project(people["client_owner"])
    project: Project = scene["project"]
    for role, kind in [
        ("provider_report", CreditKind.CONSULTATION),
        ("provider_offer", CreditKind.OFFRE),
        ("provider_contact", CreditKind.CONTACT),
    ]:
        opened(with_credits(people[role]), project, kind)
    scene |= scenes_files.sending(people["client_owner"], project)
    offer = offer_of(people["provider_offer"], project, said=terms(pitch=PITCH))
    talk = write_privately(
        message_id=new_id(), offer_id=offer.pk, body=PRIVATE_TALK, actor=people["client_owner"]
    )
    question = ask_publicly(
        message_id=new_id(),
        project_id=project.pk,
        body="Combien de pistes attendez-vous ?",
        actor=people["provider_offer"],
    )
    write_note(
        note_id=new_id(),
        project_id=project.pk,
        text=INTERNAL_NOTE,
        is_readable=False,
        actor=people["officer"],
    )
    task = Task.objects.create(project=project, purpose=Purpose.FOLLOW_UP, due_at=now())
    claim_task(task_id=task.pk, actor=people["officer"])
    notice = Notice.objects.create(
        id=new_id(), key="walk", kind="offers.received", reader=people["client_owner"],
        text="Une offre", url="/mes-projets/",
    )  # fmt: skip
    return scene | {
        "offer_id": offer.pk,
        "thread_id": talk.thread_id,
        "question_id": question.pk,
        "notice_id": notice.pk,
        "task_id": task.pk,
        "form": "call",
        "colleague_id": people["supervisor"].pk,
    }


def _drawn(owner: User, provider: User) -> Contract:
    project = _project(owner)["project"]
    opened(with_credits(provider, 9), project, CreditKind.OFFRE)
    contract = drawn_from(offer_of(provider, project))
    identity = replace(CLAIRE, name=CLIENT["name"], organisation=CLIENT["organisation"])
    state_identity(contract_id=contract.pk, identity=identity, actor=owner)
    contract.refresh_from_db()
    return contract


def _activation_token() -> str:
    """Of an account made on the way, whose password is still to be chosen."""
    path = activation_path(UserFactory(pseudo="nouvelle"))
    return path.rstrip("/").rpartition("/")[2]


def _contract(contract: Contract) -> dict[str, Any]:
    milestone = contract.milestones.order_by("position").first()
    return {
        "project": contract.project,
        "project_id": contract.project_id,
        "offer_id": contract.offer_id,
        "contract_id": contract.pk,
        "version": contract.version,
        "milestone_id": milestone.pk if milestone else NOWHERE,
    }


def _working(contract: Contract) -> dict[str, Any]:
    """The first milestone is delivered, the second accepted."""
    client, author = contract.client, contract.offer.author
    first, second = contract.milestones.order_by("position")
    for milestone in (first, second):
        deliver_milestone(milestone_id=milestone.pk, text="C’est livré.", actor=author)
    accept_milestone(milestone_id=second.pk, actor=client)
    return _contract(contract) | {"milestone_id": first.pk, "accepted_id": second.pk}


def _finished(contract: Contract) -> dict[str, Any]:
    """Everything delivered, accepted, paid; both sides are invited to rate each other."""
    client, author = contract.client, contract.offer.author
    for milestone in contract.milestones.all():
        deliver_milestone(milestone_id=milestone.pk, text="C’est livré.", actor=author)
        accept_milestone(milestone_id=milestone.pk, actor=client)
        declare_paid(milestone_id=milestone.pk, actor=client)
        declare_paid(milestone_id=milestone.pk, actor=author)
    finalise(contract_id=contract.pk, actor=client)
    run_due()
    mine = Review.objects.get(project_id=contract.project_id, side="client")
    return _contract(contract) | {"review_id": mine.pk}


def _picture() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(content, "PNG")
    return SimpleUploadedFile("croquis.png", content.getvalue(), "image/png")
