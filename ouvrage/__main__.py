"""`python -m ouvrage` is the `ouvrage` command."""

from ouvrage.cli import main

main()
