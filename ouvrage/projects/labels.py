"""What the parts of a project are called, on forms and in sentences alike."""

import phonenumbers
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.projects.models import Project, RefusalReason, VoidReason
from ouvrage.projects.states import ProjectState

FIELDS = {
    "title": _("Title"),
    "summary": _("In one sentence"),
    "description": _("Your need in detail"),
    "category": _("Kind of work"),
    "skills": _("Skills"),
    "files": _("Files"),
    "budget_bracket": _("Budget"),
    "place": _("Place"),
    "deadline_on": _("Needed by"),
    "contact_name": _("Your name"),
    "contact_email": _("Your e-mail"),
    "contact_phone": _("Your phone"),
    "call_hours": _("When to call you"),
}
"""Also the parts that Suivi Projet may ask the client to complete."""

FORM_NAMES = {"category": "category_id"}
"""What forms call a part, where they do not call it by its own name."""

NEEDED = {
    "title": FIELDS["title"],
    "description": FIELDS["description"],
    "category_id": FIELDS["category"],
    "budget_bracket": FIELDS["budget_bracket"],
    "contact_name": FIELDS["contact_name"],
    "contact_email": FIELDS["contact_email"],
}
"""Without these a project cannot be sent."""

CALL_HOURS = {
    "morning": _("In the morning, 9 to 12"),
    "noon": _("At lunch time, 12 to 2"),
    "afternoon": _("In the afternoon, 2 to 5"),
    "evening": _("At the end of the day, 5 to 7"),
}
CHANNELS = {"phone": _("By phone"), "email": _("By e-mail")}


def call_hours(project: Project) -> list[str]:
    """The hours at which the client wants to be called, in the reader's words."""
    return [str(CALL_HOURS.get(hours, hours)) for hours in project.call_hours]


def channels(project: Project) -> list[str]:
    """How the client wants to be reached, in the reader's words."""
    return [str(CHANNELS.get(channel, channel)) for channel in project.contact_channels]


def phone(number: str) -> str:
    """« 06 39 98 00 12 » for +33639980012; numbers from elsewhere with their country."""
    try:
        parsed = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat
    at_home = parsed.country_code == 33
    return phonenumbers.format_number(parsed, form.NATIONAL if at_home else form.INTERNATIONAL)


def reason(project: Project) -> str | Promise:
    """Why Suivi Projet closed it, in words that follow the reader's language."""
    kinds = VoidReason if project.state == ProjectState.VOIDED else RefusalReason
    return lazy(lambda: dict(kinds.choices).get(project.decision_code, ""), str)()
