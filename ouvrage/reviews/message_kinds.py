"""What both sides are told about ratings."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import REVIEWS
from ouvrage.notifications.kinds import BOTH_SIDES, kind

told = partial(kind, group=REVIEWS, audience=BOTH_SIDES)

told("reviews.awaited", title=_("A rating to give"))
told("reviews.reminder", title=_("A rating is still to give"))
told("reviews.published", title=_("Ratings are published"))
told("reviews.replied", title=_("A reply to your rating"))
