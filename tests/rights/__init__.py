"""What the roles of the database may do; apart from the world of `tests/security`."""
