"""The numbers of this app's rules."""

from ouvrage.brands.parameters import parameter

RECONFIRM_DAYS = parameter("projects.reconfirm_days", 21, unit="days", rule="RULES §2")
ASLEEP_DAYS = parameter("projects.asleep_days", 45, unit="days", rule="RULES §2")
AMENDMENT_DAYS = parameter("projects.amendment_days", 10, unit="days", rule="RULES §2")
REPLY_DAYS = parameter("projects.reply_days", 14, unit="days", rule="RULES §6")
DAILY_LIMIT = parameter("projects.daily_limit", 5, unit="projects", rule="TRUST SEC-69")
DRAFT_DAYS = parameter("projects.draft_days", 60, unit="days", rule="RULES §2")
FILES_PER_PROJECT = parameter("projects.files", 12, unit="files", rule="RULES §3, SEC-61")
