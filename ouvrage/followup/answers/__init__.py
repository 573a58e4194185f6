"""« Répondre à Suivi Projet »: what a client writes back about a decision, and the call made."""
