"""Threads, messages, files and the detection of contact details; points at nobody."""
