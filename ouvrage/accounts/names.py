"""Names as they are kept: composed letters, nothing invisible (SEC-53)."""

import unicodedata


def plain(text: str) -> str:
    """Without characters that hide, reorder or pretend: a name reads as it is stored.

    Line breaks stay, for presentations.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if _is_visible(letter)).strip()


def _is_visible(letter: str) -> bool:
    return letter in "\r\n\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cn", "Cs"}
