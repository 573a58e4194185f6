"""Some mails are secret: their words go once they have left.

Lock: brief, one column with a constant default. Reverse: drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0002_mail_due_moment"),
    ]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="is_secret",
            field=models.BooleanField(default=False),
        ),
    ]
