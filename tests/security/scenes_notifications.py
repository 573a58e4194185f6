"""What the links of messages lead to."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.notifications.kinds import kind_of
from ouvrage.notifications.newsletter.services import write_newsletter
from ouvrage.notifications.post.models import PostalAddress, PostalLetter
from ouvrage.notifications.post.services import note_return, post_batch, print_letters
from ouvrage.notifications.stopping import stop_path
from ouvrage.notifications.tests.factories import DeviceFactory, MailFactory

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


def paper(people: dict[str, User]) -> Scene:
    """A letter on paper to the client, in a batch, and one that came back from the post."""
    reader = people["client_owner"]
    PostalAddress.objects.create(user=reader, name="Claire", street="1 rue X", city="Lyon")
    came_back = _letter(reader)
    posted = print_letters(batch_id=new_id(), actor=people["accountant"])
    post_batch(batch_id=posted.pk, actor=people["accountant"])
    note_return(letter_id=came_back.pk, actor=people["accountant"])
    _letter(reader)
    batch = print_letters(batch_id=new_id(), actor=people["accountant"])
    return {"batch_id": batch.pk, "letter_id": came_back.pk}


def _letter(reader: User) -> PostalLetter:
    mail = MailFactory(recipient=reader, state="sent", sent_at=now())
    return PostalLetter.objects.create(id=new_id(), mail=mail, reader=reader)


def device(_scene: Scene) -> dict[str, Any]:
    """What a browser sends of itself."""
    made = DeviceFactory.build()
    return {"endpoint": made.endpoint, "p256dh": made.p256dh, "auth": made.auth}


def told(people: dict[str, User]) -> Scene:
    """A device of the client; made once no job runs any more, as nothing is to leave from here."""
    return {"device_id": DeviceFactory(user=people["client_owner"]).pk}
