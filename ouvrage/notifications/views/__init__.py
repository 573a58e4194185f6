"""Pages of notifications: a person's own, and the demonstration mailbox."""
