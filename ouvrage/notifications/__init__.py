"""Mail and in-app messages: what was sent to whom, why, and what became of it."""
