"""People of every role."""

from django.contrib.auth.models import Group

from factory import Sequence
from factory.django import DjangoModelFactory

from accounts.models import User

PASSWORD = "une-phrase-assez-longue"


class UserFactory(DjangoModelFactory):
    """Somebody with an account; `group` names the group of an editor or translator."""

    class Meta:
        model = User

    email = Sequence(lambda n: f"personne{n}@example.org")

    @classmethod
    def _create(cls, model_class, *args, group=None, email, **fields):
        user = model_class.objects.create_user(email, PASSWORD, **fields)
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user
