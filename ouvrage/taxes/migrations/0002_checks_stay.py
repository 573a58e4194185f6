"""What registers answered is only ever added to.

Lock: brief, on a table that is empty. Reverse: drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("taxes", "0001_initial")]

    operations = [append_only("taxes_numbercheck")]
