"""What the other side is told of private messages."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MESSAGES
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, kind

kind("web.said", group=MESSAGES, title=_("A private message"), audience=BOTH_SIDES)
kind(
    "web.files",
    group=MESSAGES,
    title=_("New files on a project"),
    audience=BOTH_SIDES,
    channels=APP_ONLY,
)
