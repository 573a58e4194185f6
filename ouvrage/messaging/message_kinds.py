"""What people are told about the files they sent."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MESSAGES
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, Service, kind

kind(
    "messaging.file_held",
    group=MESSAGES,
    title=_("A file of yours is held back"),
    audience=BOTH_SIDES,
    channels=APP_ONLY,
    service=Service.LEGAL,
)
