"""Only the known sides stand in a row, in the database too.

Lock: brief, on small tables. Reverse: drops the constraints.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0004_words_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["client", "provider"])),
                name="signature_party_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signaturecode",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["client", "provider"])),
                name="signature_code_party_known",
            ),
        ),
    ]
