"""Calls that somebody holds are found at once, however many wait."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0009_surveys"),
        ("projects", "0006_by_phone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at__isnull", True), ("holder__isnull", False)),
                fields=["holder"],
                name="task_held",
            ),
        ),
    ]
