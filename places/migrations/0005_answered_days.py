from django.db import migrations, models


class Migration(migrations.Migration):
    # What is there already is filled in by `manage.py compile_hours`.
    dependencies = [("places", "0004_code_is_unique")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="answered_days",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
