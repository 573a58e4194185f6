"""Where a mail program posts to stop this kind of mail (RFC 8058).

Lock: brief; a column with a constant default. Reverse: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0003_some_mails_are_secret"),
    ]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="unsubscribe",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
