"""Calling a client who promised answers, on the last business day before the day (RULES §6)."""
