"""Tests of what puts the site in service."""
