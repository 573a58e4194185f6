"""The two-sided record of calls: what providers say they called, and what the client says of it."""
