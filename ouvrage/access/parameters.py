"""The numbers of opening a project."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

<<<<<<< HEAD
CONTACT_CAP = parameter("access.contact_cap", 6, unit="providers", rule="RULES §4")
CANCEL_RETURN_DAYS = parameter("access.cancel_return_days", 7, unit="days", rule="RULES §4")
UNREACHABLE_CALLS = parameter("access.unreachable_calls", 3, unit="calls", rule="RULES §4")
CONTACTS_PER_DAY = parameter("access.contacts_per_day", 30, unit="contacts a day", rule="SEC-68")
CONTACTS_ALARM = parameter("access.contacts_alarm", 15, unit="contacts an hour", rule="SEC-68")
=======
CONTACT_CAP = parameter(
    "access.contact_cap",
    6,
    name=_("Providers who may have a client’s contact"),
    hint=_("Per project; whoever comes after is told that no place is left."),
    unit="providers",
    low=1,
    high=20,
    is_sensitive=True,
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
    rule="RULES §4",
)
>>>>>>> 10cb55a (Name every parameter; decide sensitive ones by two)
