"""Putting the site in service: preparing tables and files, keeping processes running."""
