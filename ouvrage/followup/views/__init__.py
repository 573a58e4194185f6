"""The pages of Suivi Projet."""
