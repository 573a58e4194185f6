"""What providers are told about promises and pages about us."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MONEY, PROMOTION
from ouvrage.notifications.kinds import APP_ONLY, MAIL_ONLY, PROVIDERS, Service, kind

told = partial(kind, group=PROMOTION, audience=PROVIDERS)

kind(
    "growth.promise",
    group=MONEY,
    title=_("What we promised you"),
    audience=PROVIDERS,
    channels=MAIL_ONLY,
    service=Service.CONTRACT,
)
told("growth.claim_found", title=_("Your page was found"), channels=APP_ONLY)
told("growth.claim_unproven", title=_("Your page is to be mended"))
told("growth.claim_credited", title=_("Your page is approved"))
told("growth.claim_declined", title=_("Your page was declined"), service=Service.LEGAL)
told("growth.claim_missed", title=_("The link on your page is missing"))
told("growth.claim_revoked", title=_("Promotion credits were taken back"), service=Service.MONEY)
