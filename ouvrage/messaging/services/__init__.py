"""Writing messages, marking them read, storing and removing files."""

from ouvrage.messaging.services.files import (
    copy_files,
    remove_file,
    store_file,
    sweep_file,
    take_back_file,
)
from ouvrage.messaging.services.looking import ask_again, release_file, settle_look
from ouvrage.messaging.services.messages import mark_read, post_message

__all__ = [
    "ask_again",
    "copy_files",
    "mark_read",
    "post_message",
    "release_file",
    "remove_file",
    "settle_look",
    "store_file",
    "sweep_file",
    "take_back_file",
]
