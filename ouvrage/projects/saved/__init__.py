"""Saved searches: kept under a name, matched against each new project, told in each rhythm."""
