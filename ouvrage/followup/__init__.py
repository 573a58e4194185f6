"""Suivi Projet: tasks, calls, notes, decisions."""
