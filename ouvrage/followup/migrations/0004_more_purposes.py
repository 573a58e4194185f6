"""Calls about answers promised for soon and about clients whom providers cannot reach."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0003_priority"),
    ]

    operations = [
        migrations.AlterField(
            model_name="call",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("first_call", "first call"),
                    ("follow_up", "follow-up call"),
                    ("call_back", "call back as asked"),
                    ("reply_due", "answers promised for soon"),
                    ("check", "providers cannot reach the client"),
                    ("reconfirm", "is it still alive?"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("first_call", "first call"),
                    ("follow_up", "follow-up call"),
                    ("call_back", "call back as asked"),
                    ("reply_due", "answers promised for soon"),
                    ("check", "providers cannot reach the client"),
                    ("reconfirm", "is it still alive?"),
                ],
                max_length=12,
            ),
        ),
    ]
