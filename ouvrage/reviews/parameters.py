"""Numbers of the rules about ratings."""

from ouvrage.brands.parameters import parameter

BLIND_DAYS = parameter("reviews.blind_days", 14, unit="days", rule="RULES §11")
REPLY_DAYS = parameter("reviews.reply_days", 28, unit="days", rule="RULES §11")
BLOCK_DAYS = parameter("reviews.block_days", 7, unit="days", rule="RULES §11")
REMIND_DAYS = parameter("reviews.remind_days", 3, unit="days", rule="RULES §11")
