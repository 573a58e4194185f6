"""What happens to files and to answers by mail that other apps tell."""

from ouvrage.journal.registry import declare

FILE_SHOWN = declare("messaging.file_shown", "A file may be read by those who read its subject.")
BLOCKED = declare(
    "messaging.blocked", "A side of a private conversation wants no more words of the other."
)
UNBLOCKED = declare("messaging.unblocked", "A side of a private conversation took its block back.")
REPLY_POSTED = declare(
    "messaging.reply_posted", "An answer by mail was posted; data: how many files were kept."
)
REPLY_REFUSED = declare(
    "messaging.reply_refused", "An answer by mail was sent back to its writer; data: the code."
)
REPLY_DROPPED = declare(
    "messaging.reply_dropped",
    "A mail to an answering address was left aside without a word; data: why.",
)
