"""What people are told about the reports they opened."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import ALERTS, CREDITS, DESK
from ouvrage.notifications.kinds import APP_ONLY, PROVIDERS, STAFF, Service, kind

kind(
    "access.returned",
    group=CREDITS,
    title=_("Credits came back"),
    audience=PROVIDERS,
    service=Service.MONEY,
)
kind(
    "access.many_contacts",
    group=DESK,
    title=_("Many contacts within an hour"),
    audience=STAFF,
    channels=APP_ONLY,
)
kind(
    "access.reminder",
    group=ALERTS,
    title=_("A reminder that I set myself"),
    audience=PROVIDERS,
    channels=APP_ONLY,
)
