"""What companies are told about their credits and packs."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import CREDITS, DESK, MONEY
from ouvrage.notifications.kinds import APP_ONLY, PROVIDERS, STAFF, Service, kind

about_credits = partial(kind, group=CREDITS, audience=PROVIDERS, service=Service.MONEY)
about_packs = partial(kind, group=MONEY, audience=PROVIDERS, service=Service.MONEY)

about_credits("credits.expiring", title=_("Credits are about to expire"))
about_credits("credits.gesture", title=_("Credits were given to you"))
about_packs("credits.pack_paid", title=_("A pack is paid"))
about_packs("credits.pack_refused", title=_("The payment of a pack was refused"))
about_packs("credits.pack_withdrawn", title=_("You withdrew from a pack"))
about_packs("credits.pack_returned", title=_("The payment of a pack was taken back"))
kind(
    "credits.goodwill_declined",
    group=DESK,
    title=_("A gesture was declined"),
    audience=STAFF,
    channels=APP_ONLY,
)
