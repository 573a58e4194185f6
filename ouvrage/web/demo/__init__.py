"""The demonstration: three brands, their people and projects, lived through by the real services."""
