"""The reply commitment: an answer to every offer by a day, as its client accepted it (RULES §6)."""
