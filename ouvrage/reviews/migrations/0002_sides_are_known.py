"""Only the known sides stand in a row, in the database too.

Lock: brief, on small tables. Reverse: drops the constraints.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("projects", "0003_search"),
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["client", "provider"])), name="review_side_known"
            ),
        ),
    ]
