"""Contract numbers: short to read out, too many to guess."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_number() -> str:
    """« C-7K4M-2QXD »: eight signs of thirty, without those that look alike."""
    signs = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"C-{signs[:4]}-{signs[4:]}"


def tidy(typed: str) -> str:
    """A number as people type it, brought to the form we keep."""
    signs = "".join(letter for letter in typed.upper() if letter.isalnum())
    signs = signs[1:] if len(signs) == 9 and signs[0] == "C" else signs
    return f"C-{signs[:4]}-{signs[4:]}"
