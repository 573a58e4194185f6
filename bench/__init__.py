"""Measurements, run by hand on the demo's data; never part of the tests."""
