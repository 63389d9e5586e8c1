"""Sign-in names in the form in which they are looked for since letters may have marks.

Where two people's names have become one, the second keeps the form it had, by which it is found.
"""

from typing import Any

from django.db import migrations

from nearer.people.names import fold


def fold_names(apps: Any, _editor: Any) -> None:
    people = apps.get_model("people", "Person").objects
    for person in people.order_by("joined_on").iterator():
        folded = fold(person.name)
        if folded != person.name and not people.filter(name=folded).exists():
            people.filter(pk=person.pk).update(name=folded)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_person_used_on")]
    operations = [migrations.RunPython(fold_names, migrations.RunPython.noop)]
