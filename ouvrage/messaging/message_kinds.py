"""What people are told about the files they sent and the mails they answered."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MESSAGES
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, MAIL_ONLY, Service, kind

kind(
    "messaging.file_held",
    group=MESSAGES,
    title=_("A file of yours is held back"),
    audience=BOTH_SIDES,
    channels=APP_ONLY,
    service=Service.LEGAL,
)
kind(
    "messaging.reply_refused",
    group=MESSAGES,
    title=_("An answer of yours by mail was not posted"),
    audience=BOTH_SIDES,
    channels=MAIL_ONLY,
    service=Service.LEGAL,
)
kind(
    "messaging.reply_files",
    group=MESSAGES,
    title=_("Files of an answer by mail were not kept"),
    audience=BOTH_SIDES,
    channels=MAIL_ONLY,
    service=Service.LEGAL,
)
