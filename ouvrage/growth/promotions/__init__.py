"""Promotion credits: a page that links to us is checked, approved, rewarded once per domain."""
