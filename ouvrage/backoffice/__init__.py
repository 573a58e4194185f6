"""The desks' shell and staff search."""
