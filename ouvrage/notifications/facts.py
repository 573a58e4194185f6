"""What becomes of messages, where somebody above must act on it."""

from ouvrage.journal.registry import declare

REFUSED = declare(
    "notifications.mail_refused",
    "A mail server refused the reader's address for good; data: kind of the mail.",
)

PREFERENCE_CHOSEN = declare(
    "notifications.preference_chosen",
    "A person chose what reaches him; data: about, channel, pace, way (page or link).",
)

DEVICE_ADDED = declare(
    "notifications.device_added", "A person wants to be told on one more device; data: its name."
)
DEVICE_REMOVED = declare(
    "notifications.device_removed", "A person is no longer told on a device; data: its name."
)
ADDRESS_DOUBTFUL = declare(
    "notifications.address_doubtful",
    "An address refused a mail for good, or its reader complained; data: why, kind of the mail.",
)
MAILS_LOOKED_AT = declare(
    "notifications.mails_looked_at",
    "A member of staff looked at the mails sent to a person; data: none of their words.",
)
NEWSLETTER_PLANNED = declare(
    "notifications.newsletter_planned",
    "A newsletter leaves in some minutes; the actor planned it or agreed to it; data: segment.",
)
NEWSLETTER_STOPPED = declare(
    "notifications.newsletter_stopped", "A newsletter was taken back or stopped midway."
)
LETTERS_ASKED = declare(
    "notifications.letters_asked", "A person wants service messages on paper; data: no address."
)
LETTERS_STOPPED = declare(
    "notifications.letters_stopped", "A person wants no more letters on paper."
)
LETTERS_PRINTED = declare(
    "notifications.letters_printed", "Letters that waited were printed in one batch; data: count."
)
LETTERS_POSTED = declare(
    "notifications.letters_posted", "The letters of a batch were taken to the post."
)
