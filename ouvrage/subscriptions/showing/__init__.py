"""What the pages of a subscription show, gathered once per page."""
