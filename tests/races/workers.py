"""Two worker processes of the production server on the database of the tests.

`python -m tests.races.workers PORT`, the name of the database in the environment.
"""

import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
NAME = "OUVRAGE_TEST_DATABASE"


def application() -> Any:
    """The site, on the database that the environment names."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.DATABASES["default"]["NAME"] = os.environ[NAME]
    return get_wsgi_application()


def main() -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from ouvrage.kit.serving.tether import end_with_parent

    end_with_parent()
    Server(
        "tests.races.workers:application",
        factory=True,
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main()
