"""What people are told about their account, whose app stands below; and the day’s digest."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import ACCOUNT, DESK, NEWSLETTER
from ouvrage.notifications.kinds import (
    APP_ONLY,
    BOTH_SIDES,
    EVERYBODY,
    MAIL_ONLY,
    STAFF,
    Service,
    kind,
)

secure = partial(
    kind, group=ACCOUNT, audience=EVERYBODY, channels=MAIL_ONLY, service=Service.SECURITY
)

secure("accounts.activate", title=_("The link to activate your account"))
secure("accounts.recall", title=_("Something waits behind the sign-in"))
secure("accounts.lost_pseudo", title=_("Your forgotten pseudo"))
secure("accounts.email_confirmation_signup", title=_("The confirmation of your address"))
secure("accounts.email_confirmation", title=_("The confirmation of a new address"))
secure("accounts.password_reset_key", title=_("A new password"))
secure("accounts.account_already_exists", title=_("You have an account already"))
secure("accounts.unknown_account", title=_("No account at this address"))
secure("accounts.security_changed", title=_("Something about security changed"))

kind(
    "notifications.digest",
    group=ACCOUNT,
    title=_("The day’s digest"),
    audience=EVERYBODY,
    channels=MAIL_ONLY,
)

kind(
    "notifications.address_doubtful",
    group=ACCOUNT,
    title=_("Our mails no longer reach you"),
    audience=EVERYBODY,
    channels=APP_ONLY,
    service=Service.SECURITY,
)
kind(
    "notifications.letter_returned",
    group=ACCOUNT,
    title=_("A letter to you came back"),
    audience=EVERYBODY,
    channels=APP_ONLY,
    service=Service.LEGAL,
)
secure("notifications.test", title=_("A test mail that you asked for"))
kind(
    "notifications.newsletter",
    group=NEWSLETTER,
    title=_("The newsletter"),
    audience=BOTH_SIDES,
    channels=MAIL_ONLY,
    asks_first=True,
)
kind(
    "notifications.newsletter_test",
    group=DESK,
    title=_("A newsletter of yours, as a test"),
    audience=STAFF,
    channels=MAIL_ONLY,
)
