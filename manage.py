#!/usr/bin/env python
"""Django's commands; `ouvrage.cli` decides which of them act as the tables' owner."""

from ouvrage.cli import manage

if __name__ == "__main__":
    manage()
