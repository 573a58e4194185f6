"""What was said at a delivery is only ever added to. Lock: brief, on an empty table. Reverse:
drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("contracts", "0003_causes_and_words")]

    operations = [append_only("contracts_milestoneword")]
