"""« Accès aux coordonnées »: every access to a phone number, for those who answer for it."""
