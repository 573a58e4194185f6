"""The numbers of Suivi Projet."""

from ouvrage.brands.parameters import parameter

LEASE_MINUTES = parameter("followup.lease_minutes", 20, unit="minutes", rule="RULES §10")
FIRST_CALL_BUSINESS_DAYS = parameter(
    "followup.first_call_business_days", 1, unit="business days", rule="RULES §10"
)
RETRY_HOURS = parameter("followup.retry_hours", 3, unit="hours", rule="RULES §10")
CALLS_AFTER_DAYS = parameter(
    "followup.calls_after_days", [7, 14, 21, 45], unit="days after validation", rule="RULES §10"
)
OPENS_AT_HOURS = parameter(
    "followup.call_hours", [[10, 13], [14, 20]], unit="hours, Europe/Paris", rule="LEG-42"
)
