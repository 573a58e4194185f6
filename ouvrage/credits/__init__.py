"""Wallets of the three credit kinds: grants, spends, returns."""
