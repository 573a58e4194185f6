"""Every access to a client's phone number is on record, and the client reads who had it."""
