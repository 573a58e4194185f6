"""The demonstration: three brands, their people and projects, lived by the real services."""
