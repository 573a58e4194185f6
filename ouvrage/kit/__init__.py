"""Plumbing without business words: money, time, errors, transitions, jobs, http, db."""
