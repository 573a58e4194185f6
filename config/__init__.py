"""How the site is put together: environment, settings, addresses, entry points."""
