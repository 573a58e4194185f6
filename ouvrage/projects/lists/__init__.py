"""A provider’s own lists: what is new to him, gestures on several projects, taking them back."""
