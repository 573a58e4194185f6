"""Sites run on one engine: brands, categories, skills, parameters and texts by version."""
