"""The numbers of this app's rules."""

from ouvrage.brands.parameters import parameter

FILE_MB = parameter("messaging.file_mb", 25, unit="MB", rule="RULES §3")
SUBJECT_MB = parameter("messaging.subject_mb", 250, unit="MB", rule="TRUST SEC-61")
PERSON_DAY_MB = parameter("messaging.person_day_mb", 400, unit="MB", rule="TRUST SEC-61")
IMAGE_MEGAPIXELS = parameter(
    "messaging.image_megapixels", 60, unit="megapixels", rule="TRUST SEC-58"
)
VISITORS_DAY_MB = parameter("messaging.visitors_day_mb", 3_000, unit="MB", rule="TRUST SEC-61")
MESSAGES_AN_HOUR = parameter("messaging.messages_an_hour", 60, unit="messages", rule="TRUST SEC-73")
