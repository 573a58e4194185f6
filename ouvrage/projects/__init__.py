"""Needs posted by clients: life cycle, alive stamp, search, lists."""
