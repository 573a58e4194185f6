"""Plans, terms and what they open; buying, renewing, pausing, ending; payment incidents."""
