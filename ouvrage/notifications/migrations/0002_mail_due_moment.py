"""Mails know from which moment a worker may take them.

Lock: brief, one column with a constant default. Reverse: drops it.
"""

from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0002_rows_stay"),
        ("notifications", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="mail",
            name="mail_waiting",
        ),
        migrations.AddField(
            model_name="mail",
            name="due_at",
            field=models.DateTimeField(default=ouvrage.kit.time.now),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("state", "queued")), fields=["due_at"], name="mail_waiting"
            ),
        ),
    ]
