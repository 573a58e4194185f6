"""Département Prestataires: provider accounts, calls, notes, promises; nothing of follow-up."""
