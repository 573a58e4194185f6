"""Pages about projects: the list, posting, the client's own."""
