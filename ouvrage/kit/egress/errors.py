"""Why a page could not be read."""

from enum import StrEnum


class EgressCause(StrEnum):
    """What stopped a fetch; the words for people belong to whoever asked for the page."""

    ADDRESS = "address"  # not a plain http(s) address on a usual port
    FORBIDDEN = "forbidden"  # leads into a private or reserved network
    UNKNOWN = "unknown"  # the name leads nowhere
    UNREACHABLE = "unreachable"  # nobody answers, or not in HTTP
    UNTRUSTED = "untrusted"  # the certificate is not valid for the name
    DOWNGRADED = "downgraded"  # from https back to http
    REDIRECTED = "redirected"  # sent on too often
    TOO_SLOW = "too_slow"
    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"  # packed in a way that was not asked for, or badly


class EgressFailed(Exception):
    """The page was not read. An answer with an error status is an answer, not this."""

    def __init__(self, cause: EgressCause) -> None:
        self.cause = cause
        super().__init__(str(cause))
