"""The numbers of the rules: read by topic, changed from a day on, with what that touches."""
