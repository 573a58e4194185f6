"""First calls go before all others. The table of tasks is locked while its index is made anew,
a moment at its size; Django takes each step back by itself.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0002_rows_stay"),
        ("projects", "0003_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="task",
            name="task_queue",
        ),
        migrations.AddField(
            model_name="task",
            name="priority",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                models.F("priority"),
                models.F("due_at"),
                models.F("id"),
                condition=models.Q(("done_at__isnull", True)),
                name="task_queue",
            ),
        ),
    ]
