"""What both sides are told about offers."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MESSAGES, OFFERS, WORK
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, CLIENTS, PROVIDERS, Service, kind

to_client = partial(kind, group=OFFERS, audience=CLIENTS)
to_provider = partial(kind, group=OFFERS, audience=PROVIDERS)
written = partial(kind, group=MESSAGES, audience=BOTH_SIDES)

to_client("offers.received", title=_("A new offer"))
to_client("offers.changed", title=_("An offer was changed"))
to_client("offers.withdrawn", title=_("An offer was withdrawn"))
to_client("offers.reply_due", title=_("Offers wait for your answer"))
to_client("offers.end_soon", title=_("Offers soon expire"))
to_client("offers.over", title=_("An offer has expired"), channels=APP_ONLY)
to_client("offers.renewed", title=_("An offer is renewed"))
to_provider("offers.ends_soon", title=_("Your offer soon expires"))
to_provider("offers.expired", title=_("Your offer has expired"))
to_provider("offers.runs_again", title=_("Your offer runs again"))
to_provider("offers.read", title=_("Your offer was opened"), channels=APP_ONLY)
to_provider("offers.shortlisted", title=_("Your offer is on the shortlist"))
to_provider("offers.reserve", title=_("Your offer is kept in reserve"), channels=APP_ONLY)
to_provider("offers.declined", title=_("Your offer was declined"))
to_provider("offers.reconsidered", title=_("Your offer is considered again"))
to_provider("offers.unselected", title=_("Your offer is no longer selected"))
to_provider("offers.closed", title=_("A project closed"))
to_provider("offers.unanswered", title=_("A client did not answer"))
to_provider("offers.prolonged", title=_("A client asks for more time"))
to_provider("offers.invited", title=_("A client invites you"))
to_provider("offers.uninvited", title=_("An invitation was taken back"), channels=APP_ONLY)
to_client("offers.seen", title=_("Your invitation was read"), channels=APP_ONLY)
to_client("offers.uninterested", title=_("Your invitation was declined"))
to_client("offers.lapsed", title=_("An invitation stayed unanswered"), channels=APP_ONLY)
kind(
    "offers.selected",
    group=WORK,
    title=_("Your offer is selected"),
    audience=PROVIDERS,
    service=Service.CONTRACT,
)
written("offers.asked", title=_("A question about a project or an offer"))
to_provider("offers.question", title=_("Others’ questions about a project"), channels=APP_ONLY)
written("offers.answered", title=_("An answer to a question"))
written("offers.written", title=_("A message about an offer"))
