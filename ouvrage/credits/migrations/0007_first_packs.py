"""The packs on sale at first (credits/packs/defaults.py).

Lock: none. Reverse: nothing is removed, for what was ordered points at it.
"""

from typing import Any

from django.db import migrations

from ouvrage.credits.packs.defaults import install


def install_first(apps: Any, schema_editor: Any) -> None:
    install(
        apps.get_model("credits", "Pack").objects,
        apps.get_model("credits", "PackVersion").objects,
    )


class Migration(migrations.Migration):
    dependencies = [("credits", "0006_pack_versions_stay")]

    operations = [migrations.RunPython(install_first, migrations.RunPython.noop)]
