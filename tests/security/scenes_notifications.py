"""What the links of messages lead to."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.notifications.kinds import kind_of
from ouvrage.notifications.stopping import stop_path

Scene = dict[str, Any]


def tired(people: dict[str, User]) -> Scene:
    """By the link of somebody who wants no such mail any more."""
    person, kind = people["client_owner"], kind_of("followup.survey")
    signed = stop_path(person, kind).rstrip("/").rpartition("/")[2]
    return {"person_id": person.pk, "kind": kind.name, "signed": signed}
