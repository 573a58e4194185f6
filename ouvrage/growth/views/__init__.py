"""Pages that help providers decide and gain."""
