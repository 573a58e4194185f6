"""Why a message or a file is refused."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused
from ouvrage.messaging.detection import Passage
from ouvrage.messaging.detection.rewrite import plain

QUOTED = 3
NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "rewrite", "sent_from"}


class ContactDetails(Refused):
    """A way around the platform while only a contact credit opens direct contact (RULES §9)."""

    code = "messaging.contact_details"
    message = _(
        "This gives contact details: {found}. While the project is open, they stay out of texts "
        "and files. What you wrote is kept: take them out, then send it again."
    )
    status = 422
    part = "messaging/_contact_details.html"

    def __init__(self, *, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        quotes = [
            f"« {finding.text} » ({finding.reason})"
            for passage in self.passages
            for finding in passage.findings
        ]
        super().__init__(found=", ".join(dict.fromkeys(quotes[:QUOTED])))

    def again(self, sent: QueryDict) -> list[tuple[str, str, Passage | None]]:
        """Every field as it was sent, beside those that may not stay the passage they hold."""
        known = {plain(passage.text): passage for passage in self.passages}
        return [
            (name, value, known.get(plain(value)))
            for name, values in sent.lists()
            for value in values
            if name not in NOT_SENT_AGAIN
        ]


class TooManyMessages(Refused):
    """Faster than a person writes."""

    code = "messaging.too_many_messages"
    message = _(
        "You have written {count} messages within the hour, which is the limit. "
        "What you wrote is kept; send it a little later."
    )
    status = 429


class MessageTooLong(Refused):
    """Empty, or beyond what one message holds."""

    code = "messaging.message_length"
    message = _(
        "A message holds between 1 and {limit} characters. What you wrote is kept; "
        "shorten it or add it as a file."
    )
    status = 422


class AnswersElsewhere(Refused):
    """An answer stays in the conversation of its question."""

    code = "messaging.answers_elsewhere"
    message = _(
        "The message you answer is not part of this conversation. What you wrote is kept; "
        "reload the page, then answer again."
    )


class FileTooLarge(Refused):
    """One file over the limit."""

    code = "messaging.file_too_large"
    message = _(
        "“{name}” is larger than {limit} MB. The other files are kept; compress it or cut it, "
        "then add it again."
    )
    status = 413


class FileKind(Refused):
    """Something we do not take, or that is not what its name says."""

    code = "messaging.file_kind"
    message = _(
        "“{name}” was not taken: {why}. The other files are kept. We take pictures, PDF, text, "
        "office documents, design files and ZIP archives."
    )
    status = 415


class QuotaReached(Refused):
    """Too much in one place, or by one person in a day."""

    code = "messaging.quota"
    message = _(
        "There is no room left here for “{name}” ({limit} MB in all). The files already sent are "
        "kept; remove one to make room."
    )
    status = 413


class OtherOffset(Refused):
    """A piece of a file that does not follow what has arrived (tus: 409)."""

    code = "messaging.other_offset"
    message = _("{received} bytes of this file have arrived. They are kept; go on from there.")
    status = 409


class TooManyUploads(Refused):
    """More files on their way than one person sends in a day."""

    code = "messaging.too_many_uploads"
    message = _(
        "{count} files were sent within a day, which is the limit. They are kept; "
        "put the others into one archive, or send them tomorrow."
    )
    status = 429


class HasBlocked(Refused):
    """The writer's own side blocked the other."""

    code = "messaging.has_blocked"
    message = _(
        "You have blocked this conversation, so nothing was sent. What you wrote is kept; "
        "unblock it on the page of your messages, then send it again."
    )


class Blocked(Refused):
    """The other side wants no more private words."""

    code = "messaging.blocked"
    message = _(
        "This person takes no more private messages from you, so nothing was sent. What you wrote "
        "is kept. Suivi Projet can still reach both of you."
    )


class NobodyToBlock(Refused):
    """A public conversation has no other side."""

    code = "messaging.nobody_to_block"
    message = _(
        "A conversation that all may read cannot be blocked. Nothing changed; "
        "mute it if you want to hear no more of it."
    )


class ReplyTooLate(Refused):
    """The address of an old mail."""

    code = "messaging.reply_too_late"
    message = _(
        "The mail you answered is more than {days} days old, and its address no longer takes "
        "answers. What you wrote stands below; send it from the page."
    )
    status = 410


class ReplyEmpty(Refused):
    """Neither new words nor files."""

    code = "messaging.reply_empty"
    message = _(
        "We found no new words in your mail, only what it quotes. All of it stands below; "
        "write your answer on the page, or above the quoted text."
    )
    status = 422


class ReplyClosed(Refused):
    """A conversation in which nobody takes answers by mail."""

    code = "messaging.reply_closed"
    message = _(
        "This conversation takes no answers by mail. What you wrote stands below; "
        "send it from the page."
    )
