"""Django settings: `base` plus one of `dev`, `test`, `prod`; the topics are in `parts`."""
