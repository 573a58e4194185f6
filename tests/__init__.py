"""Promises about the whole: its shape, its doors, its stories."""
