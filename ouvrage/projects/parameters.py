"""The numbers of this app's rules."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

RECONFIRM_DAYS = parameter(
    "projects.reconfirm_days",
    21,
    name=_("Days until a project is to be reconfirmed"),
    hint=_("Counted from the last time its client confirmed it; it then asks for a call."),
    unit="days",
    low=3,
    high=120,
    has_brands=True,
    rule="RULES §2",
)
ASLEEP_DAYS = parameter(
    "projects.asleep_days",
    45,
    name=_("Days until a project sleeps"),
    hint=_("Without any confirmation since, it leaves the list of available projects."),
    unit="days",
    low=7,
    high=365,
    has_brands=True,
    rule="RULES §2",
)
AMENDMENT_DAYS = parameter(
    "projects.amendment_days",
    10,
    name=_("Days to complete a project"),
    hint=_("What a client has to answer when Suivi Projet asks to complete the need."),
    unit="days",
    low=1,
    high=60,
    has_brands=True,
    rule="RULES §2",
)
REPLY_DAYS = parameter(
    "projects.reply_days",
    14,
    name=_("Days in which a client promises to reply"),
    hint=_("Proposed when a project is posted; offers wait that long."),
    unit="days",
    low=1,
    high=90,
    has_brands=True,
    rule="RULES §6",
)
DAILY_LIMIT = parameter(
    "projects.daily_limit",
    5,
    name=_("Projects that one person may post in a day"),
    hint=_("Protects the desk from floods."),
    unit="projects",
    low=1,
    high=100,
    has_brands=True,
    rule="TRUST SEC-69",
)
DRAFT_DAYS = parameter(
    "projects.draft_days",
    60,
    name=_("Days a draft is kept"),
    hint=_("A draft that nobody touched for so long is removed."),
    unit="days",
    low=7,
    high=730,
    has_brands=True,
    rule="RULES §2",
)
FILES_PER_PROJECT = parameter(
    "projects.files",
    12,
    name=_("Files on one project"),
    hint=_("How many a client may attach."),
    unit="files",
    low=1,
    high=100,
    has_brands=True,
    rule="RULES §3, SEC-61",
)
MOST_REPLY_DAYS = parameter(
    "projects.most_reply_days",
    30,
    name=_("Most days of a reply commitment"),
    hint=_("What a client may choose for himself as long as nobody made him an offer."),
    unit="days",
    low=7,
    high=90,
    has_brands=True,
    rule="RULES §6",
)
PROLONG_DAYS = parameter(
    "projects.prolong_days",
    10,
    name=_("Days by which a reply commitment may be prolonged"),
    hint=_("Once, before the day, with a reason that bidders read."),
    unit="days",
    low=1,
    high=60,
    has_brands=True,
    rule="RULES §6",
)
RATED_OFFERS = parameter(
    "projects.rated_offers",
    3,
    name=_("Offers below which no reply rate is shown"),
    hint=_("A rate of one or two offers would say nothing."),
    unit="offers",
    low=1,
    high=50,
    rule="RULES §2",
)
AMENDMENT_REMIND_DAYS = parameter(
    "projects.amendment_remind_days",
    3,
    name=_("Days before closing a project to complete at which its client is reminded"),
    hint=_("Once per request."),
    unit="days",
    low=1,
    high=30,
    has_brands=True,
    rule="RULES §2",
)
