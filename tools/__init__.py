"""What builds, checks and tests the project; nothing here runs in production."""
