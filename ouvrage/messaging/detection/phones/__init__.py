"""Phone numbers in figures, in words, spaced out, said backwards, with letters for figures."""

from ouvrage.messaging.detection.phones.search import find_phones

__all__ = ["find_phones"]
