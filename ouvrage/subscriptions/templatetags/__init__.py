"""Tags of the subscription's pages."""
