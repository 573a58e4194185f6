"""What is refused about messages, in a sentence each."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class StaleStopLink(Refused):
    """A link of a mail that is not whole."""

    code = "notifications.stale_stop_link"
    message = _(
        "This link is not whole, so nothing was changed. Open it from the mail itself, or sign in "
        "and choose under “Preferences”."
    )
    status = 410
