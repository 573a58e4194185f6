"""What happens to files that other apps tell."""

from ouvrage.journal.registry import declare

FILE_SHOWN = declare("messaging.file_shown", "A file may be read by those who read its subject.")
