"""The three plans of RULES §5 and the texts to accept (docs/decisions/0024).

Lock: none. Reverse: nothing is removed, for what was accepted points at it.
"""

from typing import Any

from django.db import migrations

from ouvrage.subscriptions.defaults import install


def install_first(apps: Any, schema_editor: Any) -> None:
    install(
        apps.get_model("subscriptions", "Plan").objects,
        apps.get_model("subscriptions", "PlanVersion").objects,
        apps.get_model("brands", "TextVersion").objects,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0002_rows_stay"),
        ("subscriptions", "0002_rows_stay"),
    ]

    operations = [migrations.RunPython(install_first, migrations.RunPython.noop)]
