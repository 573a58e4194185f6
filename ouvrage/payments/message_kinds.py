"""What payers and staff are told about payments."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import DESK, MONEY
from ouvrage.notifications.kinds import APP_ONLY, MAIL_ONLY, PROVIDERS, STAFF, Service, kind

kind(
    "payments.confirm",
    group=MONEY,
    title=_("Your bank asks for a confirmation"),
    audience=PROVIDERS,
    channels=MAIL_ONLY,
    service=Service.MONEY,
)
kind(
    "payments.refund_declined",
    group=DESK,
    title=_("A refund was declined"),
    audience=STAFF,
    channels=APP_ONLY,
)
