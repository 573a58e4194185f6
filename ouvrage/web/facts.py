"""What is said and sent on a report outside any offer."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, INSIDE, declare

SAID_IN_PRIVATE = declare(
    "web.said_in_private",
    "A message between the client and a provider who has his contact and made no offer.",
    icon="lock",
    sentence=_("Private message with {company}."),
    readers=BOTH_SIDES,
)

FILE_ADDED = declare(
    "web.file_added",
    "The client added a file for all who opened the report.",
    icon="paperclip",
    sentence=_("File added: {name}."),
    readers=INSIDE,
)
FILE_GIVEN = declare(
    "web.file_given",
    "A provider and the client gave each other a file that nobody else reads.",
    icon="paperclip",
    sentence=_("File between the client and {company}: {name}."),
    readers=BOTH_SIDES,
)
