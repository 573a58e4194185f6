"""The client's number on the report: shown for a while after each access that is on record."""

from ouvrage.followup.looks.queries import has_seen_lately
from ouvrage.followup.looks.services import show_phone
from ouvrage.projects.labels import phone
from ouvrage.web.errors import PhoneSealed
from ouvrage.web.report.policy import Viewpoint

LEFT_READABLE = 5


def is_phone_shown(view: Viewpoint) -> bool:
    """To the client always; to others for some hours after each access of their own."""
    if view.is_client:
        return True
    return view.sees_contact and has_seen_lately(view.user.pk, view.project.pk)


def show_again(view: Viewpoint) -> None:
    """Put one more access on record. Refused: web.phone_sealed."""
    if not view.sees_contact:
        raise PhoneSealed
    if not view.is_client:
        show_phone(project=view.project, actor=view.user)


def masked(view: Viewpoint) -> str:
    """« 01 99 •• •• •• »: enough to know that there is a number."""
    number = phone(view.project.contact_phone)
    hidden = "".join("•" if sign.isdigit() else sign for sign in number[LEFT_READABLE:])
    return number[:LEFT_READABLE] + hidden
