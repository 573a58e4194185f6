"""When a client can no longer be reached, his contact is not for sale.

Lock: brief; a column without a default. Reverse: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0003_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="project",
            name="unreachable_at",
            field=models.DateTimeField(null=True),
        ),
    ]
