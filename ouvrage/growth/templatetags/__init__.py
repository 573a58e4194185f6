"""Filters of the figures."""
