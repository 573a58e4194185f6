"""Letters on paper, for those who ask: queued beside the mail, printed and posted by accounting."""
