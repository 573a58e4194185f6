"""Who opened what on which project: consultation, offre, contact."""
