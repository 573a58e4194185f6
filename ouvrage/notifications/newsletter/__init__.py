"""Newsletters: composed by staff, sent to a segment once, never to whoever does not want them."""
