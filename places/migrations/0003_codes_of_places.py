"""A short code for every place that was there before codes were."""

from django.db import migrations

from places.codes import new_code


def give_codes(apps, schema_editor):
    Place = apps.get_model("places", "Place")
    for place in Place.objects.filter(code=None).only("pk").iterator():
        code = new_code(lambda code: Place.objects.filter(code=code).exists())
        Place.objects.filter(pk=place.pk).update(code=code)


class Migration(migrations.Migration):
    dependencies = [("places", "0002_special_days_reports_access")]

    # The codes go with their column.
    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop)]
