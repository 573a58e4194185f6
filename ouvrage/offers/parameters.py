"""Numbers of the rules about offers."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

MOST_MILESTONES = parameter(
    "offers.most_milestones",
    6,
    name=_("Milestones in one offer"),
    hint=_("How many steps a provider may cut the work into."),
    unit="milestones",
    low=1,
    high=30,
    rule="RULES §6",
)
LONGEST_DELIVERY = parameter(
    "offers.longest_delivery",
    730,
    name=_("Longest delivery of an offer"),
    hint=_("An offer cannot promise a later delivery."),
    unit="days",
    low=30,
    high=3_650,
    rule="RULES §6",
)
HIGHEST_PRICE = parameter(
    "offers.highest_price",
    100_000_000,
    name=_("Highest price of an offer"),
    hint=_("Guards against a slip of the keyboard."),
    unit="cents",
    low=100_000,
    high=10_000_000_000,
    is_sensitive=True,
    rule="RULES §6",
)
COACHED_LENGTH = parameter(
    "offers.coached_length",
    400,
    name=_("Length of a first offer below which its author is advised"),
    hint=_("Advice only: a shorter offer may be sent."),
    unit="characters",
    low=50,
    high=3_000,
    rule="RULES §5",
)
COACHED_MILESTONES = parameter(
    "offers.coached_milestones",
    150_000,
    name=_("Price from which a first offer is advised to have milestones"),
    hint=_("Advice only: one payment for all may be offered."),
    unit="cents",
    low=10_000,
    high=10_000_000,
    rule="RULES §5",
)
REMIND_DAYS = parameter(
    "offers.remind_days",
    [3, 1],
    name=_("Days before the promised day on which a client is reminded"),
    hint=_("Only while an offer has no answer; each day makes one mail."),
    unit="days before the day",
    low=0,
    high=30,
    rule="RULES §6",
)
VALIDITY = parameter(
    "offers.validity",
    30,
    name=_("Days for which an offer is valid"),
    hint=_("Proposed to the provider, who may choose another day."),
    unit="days",
    low=7,
    high=180,
    rule="RULES §6",
)
LONGEST_VALIDITY = parameter(
    "offers.longest_validity",
    90,
    name=_("Longest validity of an offer"),
    hint=_("Later, the provider prolongs it in one click, free of charge."),
    unit="days",
    low=14,
    high=365,
    rule="RULES §6",
)
EXPIRY_WARNING = parameter(
    "offers.expiry_warning",
    3,
    name=_("Days before the end of an offer on which both sides are warned"),
    hint=_("Once for each day of validity: an offer that is prolonged is announced again."),
    unit="days",
    low=1,
    high=14,
    rule="RULES §6",
)
RESERVE_DAYS = parameter(
    "offers.reserve_days",
    7,
    name=_("Days left at least to an offer that comes back into the running"),
    hint=_("When the client’s choice is undone before signature; time in reserve does not count."),
    unit="days",
    low=2,
    high=30,
    rule="RULES §6",
)
MOST_CRITERIA = parameter(
    "offers.most_criteria",
    6,
    name=_("Criteria by which a client may judge offers"),
    hint=_("His own, on one project; nobody else reads them."),
    unit="criteria",
    low=1,
    high=6,
    rule="RULES §6",
)
MOST_COMPARED = parameter(
    "offers.most_compared",
    4,
    name=_("Offers shown side by side at once"),
    hint=_("All of them stand in the table above; the client ticks those he compares in full."),
    unit="offers",
    low=2,
    high=6,
    rule="RULES §6",
)
MOST_INVITATIONS = parameter(
    "offers.most_invitations",
    6,
    name=_("Providers whom a client may invite"),
    hint=_("Per project; a place is free again when one declines, lapses or is taken back."),
    unit="providers",
    low=1,
    high=20,
    has_brands=True,
    rule="RULES §6",
)
INVITATION_DAYS = parameter(
    "offers.invitation_days",
    14,
    name=_("Days for which an invitation waits for an answer"),
    hint=_("Then its place is free again; the provider may still make an offer."),
    unit="days",
    low=3,
    high=60,
    rule="RULES §6",
)
