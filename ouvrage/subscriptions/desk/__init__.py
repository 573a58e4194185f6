"""The desk of payment incidents: the accountant settles them, sales agents look."""
