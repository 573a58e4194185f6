"""Ratings of each other, double-blind, and replies."""
