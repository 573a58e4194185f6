"""A mail may say where an answer by mail goes.

Locks `notifications_mail` for a moment: the default is kept by the database, no row is written
anew. Taken back by removing the column.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0010_letters_on_paper")]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="reply_to",
            field=models.CharField(blank=True, db_default="", default="", max_length=320),
        ),
    ]
