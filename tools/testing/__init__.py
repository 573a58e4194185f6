"""Fixtures that every test may use, by topic."""
