"""The numbers of opening a project."""

from ouvrage.brands.parameters import parameter

CONTACT_CAP = parameter("access.contact_cap", 6, unit="providers", rule="RULES §4")
CANCEL_RETURN_DAYS = parameter("access.cancel_return_days", 7, unit="days", rule="RULES §4")
UNREACHABLE_CALLS = parameter("access.unreachable_calls", 3, unit="calls", rule="RULES §4")
CONTACTS_PER_DAY = parameter("access.contacts_per_day", 30, unit="contacts a day", rule="SEC-68")
CONTACTS_ALARM = parameter("access.contacts_alarm", 15, unit="contacts an hour", rule="SEC-68")
