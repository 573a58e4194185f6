"""What companies are told about their invoices."""

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MONEY
from ouvrage.notifications.kinds import MAIL_ONLY, PROVIDERS, Service, kind

kind(
    "invoices.issued",
    group=MONEY,
    title=_("An invoice"),
    audience=PROVIDERS,
    channels=MAIL_ONLY,
    service=Service.MONEY,
)
