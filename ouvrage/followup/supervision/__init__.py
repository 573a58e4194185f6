"""The supervisor: the team and its load, decisions heard again, decisions taken back."""
