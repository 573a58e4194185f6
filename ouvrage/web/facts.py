"""What is said on a report outside any offer."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, declare

SAID_IN_PRIVATE = declare(
    "web.said_in_private",
    "A message between the client and a provider who has his contact and made no offer.",
    icon="lock",
    sentence=_("Private message with {company}."),
    readers=BOTH_SIDES,
)
