"""What is said on a report."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, INSIDE, declare

SAID_TO_ALL = declare(
    "web.said_to_all",
    "A message readable by all who opened the report; data: none, the body is the message.",
    icon="message-square",
    sentence=_("Public message"),
    readers=INSIDE,
)
SAID_IN_PRIVATE = declare(
    "web.said_in_private",
    "A message between the client and one provider.",
    icon="lock",
    sentence=_("Private message with {company}"),
    readers=BOTH_SIDES,
)
