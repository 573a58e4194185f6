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
