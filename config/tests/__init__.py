"""Tests of the environment and the settings."""
