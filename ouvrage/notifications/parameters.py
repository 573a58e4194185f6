"""How often a person may have mails sent again, on how many devices he is told; what holds a
newsletter back."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

RESENDS_PER_MAIL = parameter(
    "notifications.resends_per_mail",
    3,
    name=_("Times one mail may be sent again"),
    hint=_("Asked for by its reader, or by user support."),
    unit="tries",
    low=0,
    high=10,
    rule="RULES §13",
)
TESTS_PER_HOUR = parameter(
    "notifications.tests_per_hour",
    5,
    name=_("Test mails within an hour"),
    hint=_("That one person may send to himself."),
    unit="tries",
    low=1,
    high=20,
    rule="RULES §13",
)
DEVICES = parameter(
    "notifications.devices",
    10,
    name=_("Devices on which one person is told"),
    hint=_("Browsers that show messages also while the site is closed."),
    unit="devices",
    low=1,
    high=100,
    rule="RULES §13",
)
NEWSLETTER_ALONE = parameter(
    "notifications.newsletter_alone",
    200,
    name=_("Readers up to whom one person may send a newsletter"),
    hint=_("Above, a second person must agree."),
    unit="people",
    low=0,
    high=100_000,
    is_sensitive=True,
    rule="RULES §13",
)
NEWSLETTER_DELAY = parameter(
    "notifications.newsletter_delay",
    10,
    name=_("Minutes before a newsletter leaves"),
    hint=_("In which one click takes it back."),
    unit="minutes",
    low=1,
    high=120,
    rule="RULES §13",
)
