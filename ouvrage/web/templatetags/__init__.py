"""Template tags of the pages that combine apps."""
