"""The numbers of opening a project."""

from ouvrage.brands.parameters import parameter

CONTACT_CAP = parameter("access.contact_cap", 6, unit="providers", rule="RULES §4")
CANCEL_RETURN_DAYS = parameter("access.cancel_return_days", 7, unit="days", rule="RULES §4")
