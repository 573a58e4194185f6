"""All the talks of one person: what was read, what is muted, who is blocked, and where it is."""
