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


class NotSentAgain(Refused):
    """A mail that is secret, has no words left, or was sent again often enough."""

    code = "notifications.not_sent_again"
    message = _(
        "This mail is not sent again: it holds a link that works once, or was sent again often "
        "enough. Nothing is lost: what it told stands on the site."
    )


class TooManyTests(Refused):
    """Too many test mails within an hour."""

    code = "notifications.too_many_tests"
    message = _(
        "You sent yourself several tests within the hour. Nothing was lost; wait a little, and "
        "look among your unwanted mails meanwhile."
    )
    status = 429


class DeviceNotTaken(Refused):
    """An address that no browser makes, or keys that are none."""

    code = "notifications.device_not_taken"
    message = _(
        "This browser gave an address that we cannot reach. Your other devices are kept; "
        "try another browser on this device."
    )
    status = 422


class TooManyDevices(Refused):
    """More devices than a person has at hand."""

    code = "notifications.too_many_devices"
    message = _(
        "You are told on {limit} devices already. They are kept; remove one that you no longer "
        "use, then add this one."
    )


class NothingToPrint(Refused):
    """No letter waits, or a colleague has just printed them."""

    code = "notifications.nothing_to_print"
    message = _(
        "No letter waits: a colleague may have printed them just now. Nothing was printed twice; "
        "look at the batches below."
    )


class WordsRefused(Refused):
    """A newsletter with a name between braces that we do not know, or marks of templates."""

    code = "notifications.words_refused"
    message = _(
        "These words cannot stand in a newsletter: {words}. What you typed is kept; use only "
        "{{name}}, {{pseudo}} and {{site}}."
    )
    status = 422


class NotYoursToApprove(Refused):
    """The author of a newsletter agreeing to it himself."""

    code = "notifications.not_yours_to_approve"
    message = _(
        "So many people get this newsletter that somebody else must agree. It waits, unchanged: "
        "ask a colleague."
    )
    status = 403
