"""Writing messages, marking them read, muting, blocking, storing and removing files."""

from ouvrage.messaging.conversations.services import block, mark_read, mute, unblock, unmute
from ouvrage.messaging.services.files import (
    copy_files,
    remove_file,
    store_file,
    sweep_file,
    take_back_file,
)
from ouvrage.messaging.services.looking import ask_again, release_file, settle_look
from ouvrage.messaging.services.messages import post_message

__all__ = [
    "ask_again",
    "block",
    "copy_files",
    "mark_read",
    "mute",
    "post_message",
    "release_file",
    "remove_file",
    "settle_look",
    "store_file",
    "sweep_file",
    "take_back_file",
    "unblock",
    "unmute",
]
