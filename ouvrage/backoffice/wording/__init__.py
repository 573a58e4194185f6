"""Texts that people read and agree to: versions, differences, the next one in both languages."""
