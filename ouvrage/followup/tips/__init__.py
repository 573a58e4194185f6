"""Tips: an officer tells one provider that his chances are good; the client decides alone."""
