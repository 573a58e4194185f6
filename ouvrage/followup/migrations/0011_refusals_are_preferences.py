"""Who wants no survey says so among all that he wants to hear of; a table less.

Lock: brief, on a small table that goes. Reverse: makes the table again, and fills it.
"""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SURVEY = {"about": "followup.survey", "channel": "mail", "pace": "never"}


def keep(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    preference = apps.get_model("notifications", "Preference")
    for refusal in apps.get_model("followup", "SurveyRefusal").objects.all():
        preference.objects.create(user_id=refusal.person_id, chosen_at=refusal.at, **SURVEY)


def give_back(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    refusal = apps.get_model("followup", "SurveyRefusal")
    for row in apps.get_model("notifications", "Preference").objects.filter(**SURVEY):
        refusal.objects.create(person_id=row.user_id, at=row.chosen_at)


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0010_held"),
        ("notifications", "0005_preferences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(keep, give_back),
        migrations.DeleteModel(name="SurveyRefusal"),
    ]
