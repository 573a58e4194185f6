"""Price bands of a kind of work: kept and shown here, computed above from signed contracts."""
