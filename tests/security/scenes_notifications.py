"""What the links of messages lead to."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.notifications.kinds import kind_of
from ouvrage.notifications.newsletter.services import write_newsletter
from ouvrage.notifications.stopping import stop_path
from ouvrage.notifications.tests.factories import MailFactory

Scene = dict[str, Any]


def tired(people: dict[str, User]) -> Scene:
    """By the link of somebody who wants no such mail any more."""
    person, kind = people["client_owner"], kind_of("followup.survey")
    signed = stop_path(person, kind).rstrip("/").rpartition("/")[2]
    return {"person_id": person.pk, "kind": kind.name, "signed": signed}


def letter(people: dict[str, User]) -> Scene:
    """A mail to the client that has left."""
    mail = MailFactory(recipient=people["client_owner"], state="sent", sent_at=now())
    return {"mail_id": mail.pk, "person_id": people["client_owner"].pk}


def gazette(people: dict[str, User]) -> Scene:
    """A draft of a newsletter."""
    words = dict.fromkeys(("subject_fr", "body_fr", "subject_en", "body_en"), "Du nouveau")
    newsletter = write_newsletter(
        newsletter_id=new_id(), actor=people["sales"], segment="providers", **words
    )
    return {"newsletter_id": newsletter.pk, "act": "arreter"}
