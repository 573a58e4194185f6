"""Notices on a person's devices, by the push service of each browser (RFC 8030, 8291, 8292)."""
