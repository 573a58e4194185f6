"""The numbers of opening a project."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

CONTACT_CAP = parameter(
    "access.contact_cap",
    6,
    name=_("Providers who may have a client’s contact"),
    hint=_("Per project; whoever comes after is told that no place is left."),
    unit="providers",
    low=1,
    high=20,
    is_sensitive=True,
    has_brands=True,
    rule="RULES §4",
)
CANCEL_RETURN_DAYS = parameter(
    "access.cancel_return_days",
    7,
    name=_("Days in which a cancelled project gives credits back"),
    hint=_("Counted from the spend: contact and offer credits come back by themselves."),
    unit="days",
    low=0,
    high=90,
    is_sensitive=True,
    has_brands=True,
    rule="RULES §4",
)
UNREACHABLE_CALLS = parameter(
    "access.unreachable_calls",
    3,
    name=_("Calls without an answer that make a contact unreachable"),
    hint=_("Logged ones; the contact credit then comes back by itself."),
    unit="calls",
    low=1,
    high=10,
    is_sensitive=True,
    has_brands=True,
    rule="RULES §4",
)
PHONE_SHOWN_HOURS = parameter(
    "access.phone_shown_hours",
    12,
    name=_("Hours for which a number stays shown after an access"),
    hint=_("Then it is shown again by a click that is on record."),
    unit="hours",
    low=1,
    high=72,
    rule="RULES §10, every access to a phone number is logged",
)
CONTACTS_PER_DAY = parameter(
    "access.contacts_per_day",
    30,
    name=_("Contacts that one provider may open in a day"),
    hint=_("Protects clients from collectors of addresses."),
    unit="contacts a day",
    low=1,
    high=200,
    is_sensitive=True,
    has_brands=True,
    rule="SEC-68",
)
CONTACTS_ALARM = parameter(
    "access.contacts_alarm",
    15,
    name=_("Contacts in an hour that raise an alarm"),
    hint=_("Staff are told; nothing is blocked by it."),
    unit="contacts an hour",
    low=1,
    high=200,
    rule="SEC-68",
)
