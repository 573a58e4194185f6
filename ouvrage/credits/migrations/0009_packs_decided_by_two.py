"""Who approved the figures of a pack, and why they changed.

Lock: brief, on a table of a few rows. Reverse: drops the columns and the check.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("credits", "0008_moved_expiries")]

    operations = [
        migrations.AddField(
            model_name="packversion",
            name="approved_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="packversion",
            name="why",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="packversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by_id__isnull", True),
                    models.Q(("approved_by_id", models.F("decided_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="pack_decided_by_two_people",
            ),
        ),
    ]
