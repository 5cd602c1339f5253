"""Documents, what waits for the cluster, synonyms, and what was searched."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0005_answered_days'),
        ('search', '0001_accents'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexWork',
            fields=[
                ('document_id', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('revision', models.PositiveBigIntegerField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(blank=True, choices=[('fr', 'French'), ('en', 'English'), ('nl', 'Dutch')], help_text='The language of the page that searches. Empty: every language.', max_length=5, verbose_name='language')),
                ('words', models.CharField(help_text='Two or more, with commas between them: waffle, gaufre, wafel. An expression of several words is welcome: pomme de terre, patate.', max_length=500, verbose_name='words')),
            ],
            options={
                'verbose_name': 'group of synonyms',
                'verbose_name_plural': 'synonyms',
                'ordering': ['words', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchStat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('language', models.CharField(max_length=5, verbose_name='language')),
                ('query', models.CharField(max_length=80, verbose_name='search')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('empty', models.PositiveIntegerField(default=0, verbose_name='without result')),
                ('clicks', models.PositiveIntegerField(default=0, verbose_name='results opened')),
            ],
            options={
                'verbose_name': 'search',
                'verbose_name_plural': 'searches',
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('day', 'language', 'query'), name='one_row_per_day_and_search')],
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sight', 'To see'), ('shop', 'Shops'), ('walk', 'Walks'), ('event', 'What’s on'), ('offer', 'Good deals'), ('page', 'Pages')], max_length=12)),
                ('object_id', models.PositiveBigIntegerField()),
                ('language', models.CharField(max_length=5)),
                ('family', models.UUIDField(db_index=True)),
                ('title', models.CharField(max_length=255)),
                ('url', models.CharField(max_length=500)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('keywords', models.TextField(blank=True)),
                ('category', models.CharField(blank=True, max_length=100)),
                ('category_name', models.CharField(blank=True, max_length=255)),
                ('district', models.CharField(blank=True, max_length=100)),
                ('district_name', models.CharField(blank=True, max_length=255)),
                ('territory', models.CharField(blank=True, max_length=100)),
                ('territory_name', models.CharField(blank=True, max_length=255)),
                ('lat', models.FloatField(null=True)),
                ('lng', models.FloatField(null=True)),
                ('offer_from', models.DateTimeField(null=True)),
                ('offer_until', models.DateTimeField(null=True)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('shown', models.JSONField(default=dict)),
                ('name_key', models.CharField(max_length=255)),
                ('name_folded', models.CharField(max_length=600)),
                ('name_words', models.PositiveSmallIntegerField(default=0)),
                ('title_stems', models.TextField(blank=True)),
                ('keyword_stems', models.TextField(blank=True)),
                ('body_stems', models.TextField(blank=True)),
                ('revision', models.PositiveBigIntegerField(default=1)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id', 'language'), name='one_row_per_object')],
            },
        ),
    ]
