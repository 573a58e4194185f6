"""What people are told about their account, whose app stands below; and the day’s digest."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import ACCOUNT
from ouvrage.notifications.kinds import EVERYBODY, MAIL_ONLY, Service, kind

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
