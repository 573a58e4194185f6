"""Offers of providers: versions, comparison, selection."""
