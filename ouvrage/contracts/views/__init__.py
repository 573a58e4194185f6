"""Pages about contracts: read (`reading`), change (`writing`), sign, work, verify."""
