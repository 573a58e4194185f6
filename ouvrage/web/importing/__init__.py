"""Importing projects from a file: read, repair, judge, then create, one row at a time."""
