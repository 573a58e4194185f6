"""Answering a message by mail: the signed address, what comes in, and what of it is posted.

The apps that know what a conversation is about say how an answer to it is posted (`ways`).
"""
