"""The printed invoice."""
