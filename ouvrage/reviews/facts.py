"""What happens to ratings. None tells what was said before both sides have spoken."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, DESK_ONLY, INSIDE, Reader, declare

AWAITED = declare("reviews.awaited", "Both sides were invited to rate each other.")
GIVEN = declare(
    "reviews.given",
    "One side rated the other; nobody reads it yet.",
    icon="star",
    sentence=_("A rating was given; it stays sealed until both have spoken."),
    readers=BOTH_SIDES,
)
DECLINED = declare(
    "reviews.declined",
    "One side declined to rate the other.",
    icon="minus",
    sentence=_("A rating was declined."),
    readers=DESK_ONLY,
)
PUBLISHED = declare(
    "reviews.published",
    "A rating was made public: both have spoken, or the time was over.",
    icon="star",
    sentence=_("A rating was published."),
    readers=INSIDE | {Reader.COMPANY},
)
REPLIED = declare(
    "reviews.replied",
    "The one who was rated replied, once.",
    icon="reply",
    sentence=_("A reply was written to a rating."),
    readers=INSIDE | {Reader.COMPANY},
)
