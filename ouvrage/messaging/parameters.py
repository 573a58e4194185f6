"""The numbers of this app's rules."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

FILE_MB = parameter(
    "messaging.file_mb",
    25,
    name=_("Largest file"),
    hint=_("A larger one is refused, with its size."),
    unit="MB",
    low=1,
    high=500,
    rule="RULES §3",
)
SUBJECT_MB = parameter(
    "messaging.subject_mb",
    250,
    name=_("All files of one project"),
    hint=_("Together, of both sides."),
    unit="MB",
    low=25,
    high=10_000,
    rule="TRUST SEC-61",
)
PERSON_DAY_MB = parameter(
    "messaging.person_day_mb",
    400,
    name=_("What one person may send in a day"),
    hint=_("Files only."),
    unit="MB",
    low=25,
    high=10_000,
    rule="TRUST SEC-61",
)
IMAGE_MEGAPIXELS = parameter(
    "messaging.image_megapixels",
    60,
    name=_("Largest picture"),
    hint=_("Beyond it no preview is made: it would cost too much memory."),
    unit="megapixels",
    low=1,
    high=400,
    rule="TRUST SEC-58",
)
VISITORS_DAY_MB = parameter(
    "messaging.visitors_day_mb",
    3_000,
    name=_("What all visitors together may send in a day"),
    hint=_("Files of people who have no account yet."),
    unit="MB",
    low=100,
    high=100_000,
    rule="TRUST SEC-61",
)
MESSAGES_AN_HOUR = parameter(
    "messaging.messages_an_hour",
    60,
    name=_("Messages of one person in an hour"),
    hint=_("Protects readers from floods."),
    unit="messages",
    low=5,
    high=1_000,
    rule="TRUST SEC-73",
)
UPLOADS_A_DAY = parameter(
    "messaging.uploads_a_day",
    100,
    name=_("Files that one person sends in a day"),
    hint=_("Each attempt counts, also one that was cut."),
    unit="files",
    low=10,
    high=10_000,
    rule="TRUST SEC-61",
)
VISITORS_UPLOADS_A_DAY = parameter(
    "messaging.visitors_uploads_a_day",
    3_000,
    name=_("Files that all visitors together send in a day"),
    hint=_("People who have no account yet and post a project."),
    unit="files",
    low=100,
    high=100_000,
    rule="TRUST SEC-61",
)
REPLY_DAYS = parameter(
    "messaging.reply_days",
    90,
    name=_("Days during which a message may be answered by mail"),
    hint=_("Later the answer is sent back with a link to the page."),
    unit="days",
    low=1,
    high=730,
    rule="RULES §9",
)
REPLIES_AN_HOUR = parameter(
    "messaging.replies_an_hour",
    60,
    name=_("Mails of one person that are read in an hour"),
    hint=_("More are left aside: two machines may be answering each other."),
    unit="mails",
    low=5,
    high=1_000,
    rule="RULES §9",
)
