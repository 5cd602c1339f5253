from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0003_codes_of_places")]

    operations = [
        migrations.AlterField(
            model_name="place",
            name="code",
            field=models.CharField(
                editable=False,
                max_length=8,
                unique=True,
                verbose_name="short code",
            ),
        ),
    ]
