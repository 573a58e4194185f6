"""Writing messages, marking them read, storing and removing files."""

from ouvrage.messaging.services.files import copy_files, remove_file, store_file, sweep_file
from ouvrage.messaging.services.messages import mark_read, post_message

__all__ = ["copy_files", "mark_read", "post_message", "remove_file", "store_file", "sweep_file"]
