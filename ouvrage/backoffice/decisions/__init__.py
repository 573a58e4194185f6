"""Changes that wait for a second person: read whole, then approved or declined."""
