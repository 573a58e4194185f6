"""Races through the real services, with twins that break without the lock."""
