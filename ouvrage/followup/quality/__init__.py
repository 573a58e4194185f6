"""What Suivi Projet really does, counted by week for everybody to read (RULES §10)."""
