"""What happens to files that other apps tell."""

from ouvrage.journal.registry import declare

FILE_SHOWN = declare("messaging.file_shown", "A file may be read by those who read its subject.")
BLOCKED = declare(
    "messaging.blocked", "A side of a private conversation wants no more words of the other."
)
UNBLOCKED = declare("messaging.unblocked", "A side of a private conversation took its block back.")
