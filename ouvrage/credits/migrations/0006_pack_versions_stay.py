"""Versions of packs are never changed or removed.

Lock: brief, on a table that is empty. Reverse: drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("credits", "0005_packs")]

    operations = [append_only("credits_packversion")]
