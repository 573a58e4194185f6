"""The database wrapper that has the embedded server running before it connects.

Any way into the code base (a command, a test, a worker, a script) therefore
finds a database, and a command that needs none starts none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from ouvrage.kit.embedded.lease import hold


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        hold(Path(self.settings_dict["EMBEDDED_VAR"]))
        return super().get_connection_params()
