"""Whole stories in a browser, each step by its own role."""
