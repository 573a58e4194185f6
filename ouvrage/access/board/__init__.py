"""The prospecting board: where a company stands with each project, and what it does next."""
