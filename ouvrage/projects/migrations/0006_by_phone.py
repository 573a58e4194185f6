"""Projects of one phone number are found at once: a client who posts twice."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_decisions_by_two"),
        ("projects", "0005_reply_commitments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                condition=models.Q(("contact_phone", ""), _negated=True),
                fields=["contact_phone"],
                name="project_of_phone",
            ),
        ),
    ]
