"""Invitations: the client asks a few providers of his choice to make an offer, without a credit."""
