"""`ouvrage receive-reply < mail`: what a mail server pipes a mail to one of our addresses into."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from ouvrage.messaging.replies.addresses import is_open
from ouvrage.messaging.replies.providers import LARGEST_BODY
from ouvrage.messaging.replies.services import receive_reply

TRY_AGAIN = 75
TOO_LARGE = 65
NOT_CONFIGURED = 78
"""As mail servers read them (sysexits.h): keep the mail and try again; send it back; our fault."""


class Command(BaseCommand):
    """Keeps the mail on its standard input; a job posts it."""

    help = "Take one mail (RFC 5322) from standard input as an answer to a message."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", default="", help="the recipient, as the envelope had it")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_open():
            raise CommandError("INCOMING_MAIL_DOMAIN is not set", returncode=NOT_CONFIGURED)
        data = sys.stdin.buffer.read(LARGEST_BODY + 1)
        if len(data) > LARGEST_BODY:
            raise CommandError("the mail is too large", returncode=TOO_LARGE)
        try:
            kept = receive_reply(source="pipe", data=data, envelope=options["to"])
        except (DatabaseError, OSError) as trouble:
            raise CommandError("not kept; try again", returncode=TRY_AGAIN) from trouble
        self.stdout.write(f"{kept} kept")
